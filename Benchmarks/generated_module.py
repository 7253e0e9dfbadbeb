"""A scratch package around the generated Swift of one document, to time how long it takes to compile."""

import re
import shutil

from measuring import HERE, ROOT, Failed, measure, median_run, say, swift

MANIFEST = """// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "kakehashi",
    platforms: [.macOS(.v15)],
    dependencies: [.package(url: "https://github.com/apple/swift-http-types.git", from: "1.3.0")],
    targets: [
        .target(name: "JSONCoding", swiftSettings: settings),
        .target(name: "JSONValidation", dependencies: ["JSONCoding"], swiftSettings: settings),
        .target(
            name: "KakehashiRuntime",
            dependencies: ["JSONValidation", "JSONCoding", .product(name: "HTTPTypes", package: "swift-http-types")],
            swiftSettings: settings),
        .target(name: "Generated", dependencies: ["KakehashiRuntime"], swiftSettings: settings),
        .target(name: "Floor", dependencies: ["KakehashiRuntime"], swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
"""

PLANNED = ("sources", "output-file-map.json")

STORED_PROPERTY = re.compile(r"^ +(?:@\w+ )?public var [^{\n]*$", re.MULTILINE)


def plain_struct(name):
    kinds = ["String", "String?", "Int", "Int32?", "Bool", "Double?", "[String]", "[String: String]?"]
    lines = [f"public struct {name}: Sendable {{"]
    lines += [f"    public var member{index}: {kind}" for index, kind in enumerate(kinds)]
    parameters = ", ".join(f"member{index}: {kind}" for index, kind in enumerate(kinds))
    lines += ["", f"    public init({parameters}) {{"]
    lines += [f"        self.member{index} = member{index}" for index in range(len(kinds))]
    return "\n".join(lines + ["    }", "}", ""])


class GeneratedModule:
    """`Generated` is the module. `Floor` is one that has as many stored properties, in structs of eight with an
    initializer each, and nothing else: less cannot be compiled."""

    def __init__(self, tool, document):
        self.folder = HERE / ".build-compile"
        sources = self.folder / "Sources"
        shutil.rmtree(sources, ignore_errors=True)
        sources.mkdir(parents=True)
        (self.folder / "Package.swift").write_text(MANIFEST)
        for module in ("JSONCoding", "JSONValidation", "KakehashiRuntime"):
            (sources / module).symlink_to(ROOT / "Sources" / module)
        # A name of its own, lest the file names depend on the document's.
        measure([tool, "generate", document, "--name", "Contract", "--output-directory", sources / "Generated"])
        self._write_floor(sources / "Floor")

    @property
    def lines(self):
        files = (self.folder / "Sources/Generated").glob("*.swift")
        return sum(file.read_bytes().count(b"\n") for file in files)

    @property
    def stored_properties(self):
        files = (self.folder / "Sources/Generated").glob("*.swift")
        return sum(len(STORED_PROPERTY.findall(file.read_text())) for file in files)

    def _write_floor(self, folder):
        folder.mkdir()
        structs = [plain_struct(f"Plain{number}") for number in range(max(4, self.stored_properties // 8))]
        for part in range(4):
            (folder / f"Floor{part}.swift").write_text("\n".join(structs[part::4]))

    def prepare(self, configuration):
        """Builds what the module links."""
        say(f"building the runtime in {configuration}")
        self._build(configuration, "KakehashiRuntime")

    def compile(self, configuration, target="Generated", repeats=3):
        return median_run([self.compile_once(configuration, target) for _ in range(repeats)])

    def compile_once(self, configuration, target="Generated"):
        """Compiles the module as if for the first time."""
        build = self._build_folder(configuration)
        for product in [*(build / f"{target}.build").glob("*"), *(build / "Modules").glob(f"{target}.*")]:
            # What SwiftPM planned stays; it would not be written again.
            if product.is_file() and product.name not in PLANNED:
                product.unlink()
        run = self._build(configuration, target)
        if not list((build / f"{target}.build").glob("*.o")):
            raise Failed(f"nothing was compiled:\n{run.output}")
        return run

    def _build(self, configuration, target):
        return measure(swift("build", "-c", configuration, "-j", "2", "--target", target), self.folder)

    def _build_folder(self, configuration):
        return self.folder / ".build" / configuration
