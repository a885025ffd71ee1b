#!/usr/bin/env bash
# search.sh SECONDS: libFuzzer on every target, that long each; new finds join a scratch corpus.
set -euo pipefail
cd "$(dirname "$0")"
seconds=$1 scratch=../../build/fuzz
for source in fuzz_*.cpp; do
    target=${source#fuzz_} target=${target%.cpp}
    mkdir -p "$scratch/$target"
    clang++ -std=c++20 -O1 -g -I../../cpp/include -ffp-contract=off \
        -fsanitize=fuzzer,address,undefined,float-cast-overflow -fno-sanitize-recover=all \
        "$source" -o "$scratch/fuzz_$target"
    echo "$target: ${seconds} s"
    failed=0
    "$scratch/fuzz_$target" -max_total_time="$seconds" -max_len=4096 -rss_limit_mb=1024 \
        -print_final_stats=1 -verbosity=0 -artifact_prefix="$scratch/" \
        "$scratch/$target" "corpus/$target" >"$scratch/$target.log" 2>&1 || failed=$?
    grep -E 'number_of_executed_units|ERROR|SUMMARY|Test unit' "$scratch/$target.log" || true
    [ "$failed" -eq 0 ] || exit "$failed"
done
