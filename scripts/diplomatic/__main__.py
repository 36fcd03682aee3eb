"""Write rows of diplomatic language: python -m scripts.diplomatic OUT.jsonl [--count 40000] [--seed 1]."""

import argparse
import json
from pathlib import Path

from scripts.diplomatic.rows import rows

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("out", type=Path)
parser.add_argument("--count", type=int, default=40_000)
parser.add_argument("--seed", type=int, default=1)
options = parser.parse_args()
with options.out.open("w", encoding="utf-8") as out:
    for row in rows(options.count, options.seed):
        out.write(json.dumps(row, ensure_ascii=False) + "\n")
