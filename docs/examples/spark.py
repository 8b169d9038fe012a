#!/usr/bin/env python3
"""spark.py INPUT OUTPUT [WORKERS] [PARTS]: extract from JSON Lines with Spark's pipe().

INPUT is what Spark reads as lines: a file, a folder, hdfs:// or s3a:// paths. OUTPUT is a folder that is made: part-00000 and
so on, in the order of the input. WORKERS (2) run on this machine; on a cluster give none and use spark-submit.
PULLQUOTE names the program, which has to lie at the same place on each machine (spark-submit --files sends it along).
"""
import os
import sys

from pyspark import SparkConf, SparkContext

source, target = sys.argv[1], sys.argv[2]
configuration = SparkConf().setAppName("pullquote")
if len(sys.argv) > 3:
    configuration.setMaster(f"local[{sys.argv[3]}]")
context = SparkContext(conf=configuration)
context.setLogLevel("ERROR")
program = os.environ.get("PULLQUOTE", "pullquote")
# Status 1 says that a line was no record: its answer says so too. Anything else, such as a crash, is to fail the task, which
# Spark then does once more.
command = f"sh -c '\"$0\" extract --jobs 1 --input jsonl - || test $? -eq 1' {program}"
lines = context.textFile(source, int(sys.argv[4]) if len(sys.argv) > 4 else None)
lines.pipe(command, checkCode=True).saveAsTextFile(target)
context.stop()
