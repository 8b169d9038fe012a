#!/bin/sh
# parallel.sh FILE.jsonl [JOBS]: extract from one large file of JSON Lines with GNU parallel, in the order of the file.
# More machines: add -S host1,host2 (and --transferfile where the file is not on all of them); see parallel(1).
set -eu
pullquote=${PULLQUOTE:-pullquote}
# --pipepart gives each job a part of the file that ends at a line's end; -k prints their answers in order.
exec parallel --will-cite --pipepart --arg-file "$1" --block "${BLOCK:-4M}" -k -j "${2:-2}" \
  "$pullquote" extract --jobs 1 --input jsonl -
