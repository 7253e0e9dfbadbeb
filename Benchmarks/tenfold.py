"""The same document ten times over: paths, operation ids and component names made unique, so that nothing is shared."""

import re

COPIES = 10


def tenfold(source, target):
    """Writes a YAML document of the usual layout, two spaces a level, with every path and component ten times."""
    sections = top_level(source.read_text())
    with open(target, "w") as output:
        for name, lines in sections:
            if name == "paths":
                output.write("paths:\n")
                for copy in range(COPIES):
                    output.writelines(renamed(line, copy) for line in lines[1:])
            elif name == "components":
                write_components(lines, output)
            else:
                output.writelines(lines)


def top_level(text):
    """The fields of the document, each with its lines."""
    sections = []
    for line in text.splitlines(keepends=True):
        if line[0] not in " \n#-":
            sections.append((line.split(":")[0], []))
        if sections:
            sections[-1][1].append(line)
    return sections


def write_components(lines, output):
    output.write("components:\n")
    groups = []
    for line in lines[1:]:
        if re.match(r"  [^ ]", line):
            groups.append([line])
        else:
            groups[-1].append(line)
    for group in groups:
        output.write(group[0])
        for copy in range(COPIES):
            # Component names stand two levels deep.
            output.writelines(named(renamed(line, copy), copy) for line in group[1:])


def named(line, copy):
    """A line that begins a component: its name stands two levels deep."""
    if not line.startswith("    ") or line[4] == " ":
        return line
    return re.sub(r"^    (['\"]?)([^ '\"#:-][^'\":]*)\1:", rf"    \g<1>\g<2>-copy{copy}\g<1>:", line)


def renamed(line, copy):
    if line.startswith("  /") or line.startswith(("  '/", '  "/')):
        return re.sub(r"^  (['\"]?)/", rf"  \g<1>/copy{copy}/", line)
    if "operationId:" in line:
        return re.sub(r"^(\s+operationId: *)(.*)$", rf"\g<1>copy{copy}-\g<2>", line)
    if "#/components/" in line:
        return re.sub(r"(#/components/[A-Za-z]+/[^'\"\s/]+)", rf"\g<1>-copy{copy}", line)
    return line
