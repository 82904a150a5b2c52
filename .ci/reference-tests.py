"""Counts the reference tests that ran and those that were skipped, from the test reports."""

import glob
import os
import re
import sys
import xml.etree.ElementTree as ET

TAGGED = re.compile(r'@Tag\("reference"\)')


def tagged_methods(source):
    """Names of the test methods that a source file tags, or None for all of the class."""
    text = open(source, encoding="utf-8").read()
    if re.search(r'@Tag\("reference"\)\s*(?:@\w+(?:\([^)]*\))?\s*)*(?:final\s+)?class', text):
        return None
    names = set()
    for tag in TAGGED.finditer(text):
        method = re.search(r"void\s+(\w+)\s*\(", text[tag.end():])
        if method:
            names.add(method.group(1))
    return names


ran = skipped = 0
for source in glob.glob("engine/*/src/test/java/**/*.java", recursive=True):
    if not TAGGED.search(open(source, encoding="utf-8").read()):
        continue
    names = tagged_methods(source)
    module = source.split("/src/")[0]
    cls = source.split("/src/test/java/")[1][:-5].replace("/", ".")
    report = f"{module}/target/surefire-reports/TEST-{cls}.xml"
    if not os.path.exists(report):
        sys.exit(f"{cls} has reference tests but was not run")
    for case in ET.parse(report).getroot().iter("testcase"):
        name = re.split(r"[({\[]", case.get("name"))[0]
        if names is not None and name not in names:
            continue
        if case.find("skipped") is None:
            ran += 1
        else:
            skipped += 1
print(f"reference tests: {ran} ran, {skipped} skipped")
if os.environ.get("RELIEFSPAN_REFERENCE") and skipped:
    sys.exit("the reference folder is there, so no reference test may be skipped")
if os.environ.get("RELIEFSPAN_REFERENCE") and ran == 0:
    sys.exit("the reference folder is there, but no reference test ran")
