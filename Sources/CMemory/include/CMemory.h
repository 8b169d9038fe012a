// How the C library's malloc takes memory from the system and gives it back; without effect where it is another's than GNU's.
#ifndef PULLQUOTE_MEMORY_H
#define PULLQUOTE_MEMORY_H

// From now on memory is taken in large steps, by threads that have none of their own yet: that of a thread usually grows page by
// page, with a call of the system for each, and threads wait for each other there. Without effect where the process may not
// have as much memory as it likes.
void pq_memory_expect_much(void);

// Memory is taken in small steps again, and what is free goes back to the system.
void pq_memory_give_back(void);

#endif
