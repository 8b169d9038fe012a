#!/usr/bin/env python3
"""Writes Sources/Screen/Text/UnicodeRuns.swift from the Unicode Character Database.

    apt-get install unicode-data        # Debian 12: Unicode 15.0
    python3 Tests/Support/UnicodeTable/generate.py > Sources/Screen/Text/UnicodeRuns.swift
"""
import re

UCD = "/usr/share/unicode/"
END = 0x110000

def read(name):
    """Yields (first, last, fields) of a file of the database; ranges in UnicodeData.txt come as First/Last pairs."""
    first = None
    for line in open(UCD + name, encoding="utf-8"):
        fields = [f.strip() for f in line.split("#")[0].split(";")]
        if len(fields) < 2:
            continue
        lo, _, hi = fields[0].partition("..")
        lo, hi = int(lo, 16), int(hi or lo, 16)
        if name == "UnicodeData.txt":
            if fields[1].endswith("First>"):
                first = lo
                continue
            if fields[1].endswith("Last>"):
                lo = first
        yield lo, hi, fields[1:]

def column(name, default, field=0, only=None):
    values = [default] * END
    for lo, hi, fields in read(name):
        if only is None or fields[0] == only:
            for i in range(lo, hi + 1):
                values[i] = fields[field] if only is None else True
    return values

category = column("UnicodeData.txt", "Cn", 1)
east_asian = column("EastAsianWidth.txt", "N")
line_break = column("LineBreak.txt", "XX")
ignorable = column("DerivedCoreProperties.txt", False, only="Default_Ignorable_Code_Point")

# Must agree with WidthClass and BreakClass in ScalarClass.swift.
IGNORED, NARROW, WIDE, MARK, SPACE, CONTROL, REPLACED = range(7)
WORD, BREAKING, DASH, IDEOGRAPH, OPENING, CLOSING, QUOTE, EXTENDING = range(8)

def width(c):
    cat = category[c]
    if c in (0x09, 0x0A, 0x0D, 0x2028, 0x2029):
        return SPACE
    if cat == "Cc":
        return CONTROL if c < 0x80 else REPLACED
    # Bidi controls, joiners, variation selectors, tags, fillers; the skin tones, which follow their emoji; annotation marks.
    if ignorable[c] or 0x1F3FB <= c <= 0x1F3FF or 0xFFF9 <= c <= 0xFFFB or 0xE0000 <= c < 0xE1000:
        return IGNORED
    if cat in ("Cn", "Cs"):
        return REPLACED
    if cat in ("Mn", "Me") or 0x1160 <= c < 0x1200 or 0xD7B0 <= c < 0xD800:   # the jamo that join the one before
        return MARK
    if cat == "Zs" and c != 0x3000:
        return SPACE
    return WIDE if east_asian[c] in ("W", "F") else NARROW

def breaks(c):
    cat, lb = category[c], line_break[c]
    if c in (0x09, 0x0A, 0x0D, 0x2028, 0x2029) or cat == "Zs" and lb != "GL":
        return BREAKING
    if lb == "ZW":
        return BREAKING
    if cat in ("Mn", "Me", "Mc") or c == 0x200D:
        return EXTENDING
    if lb in ("HY", "B2") or lb == "BA" and cat == "Pd":
        return DASH
    if lb in ("ID", "EB", "EM"):
        return IDEOGRAPH
    if lb == "OP" or lb == "QU" and cat == "Pi":
        return OPENING
    if lb in ("CL", "CP", "EX", "IS", "NS", "CJ", "IN", "SY") or lb == "QU" and cat == "Pf":
        return CLOSING
    if lb in ("QU", "GL", "WJ", "PR", "PO"):   # nothing parts these from their neighbours but a space
        return QUOTE
    return WORD

runs, last = [], None
for c in range(END):
    value = width(c) | breaks(c) << 3
    if value != last:
        runs.append(c << 8 | value)
        last = value

version = re.search(r"-([\d.]+)\.txt", open(UCD + "LineBreak.txt").readline()).group(1)
print(f"// Made by Tests/Support/UnicodeTable/generate.py from Unicode {version}; do not edit.")
print("// swift-format-ignore-file")
print()
print("/// Runs of scalars of one class, up to the start of the next: first scalar * 256 + class.")
print("let unicodeRuns: [UInt32] = [")
for i in range(0, len(runs), 11):
    print("  " + " ".join(f"{r}," for r in runs[i : i + 11]))
print("]")
