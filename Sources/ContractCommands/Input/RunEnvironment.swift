package import SourceDiagnostics

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What a run knows of the machine: variables, the working folder and the day. Nothing else asks for them.
package struct RunEnvironment: Sendable {
    /// Absolute, without symbolic links; nil where it was removed.
    package let workingFolder: String?

    package init() { workingFolder = try? DiskFileProvider().canonicalPath(".") }

    /// nil for a variable that is not set or empty.
    package subscript(variable: String) -> String? {
        guard let value = getenv(variable) else { return nil }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
    }

    /// The language of messages as POSIX has it: the first of these that is set decides. nil for one that findings are
    /// not written in.
    package var language: Language? {
        let locale = self["LC_ALL"] ?? self["LC_MESSAGES"] ?? self["LANG"] ?? ""
        return Language.allCases.first { language in
            guard locale.hasPrefix(language.rawValue) else { return false }
            return ["", "_", ".", "@", "-"].contains(locale.dropFirst(2).prefix(1))
        }
    }

    /// The time of day, in UTC.
    package static var secondsSince1970: Int64 { Int64(time(nil)) }

    /// The day where the tool runs.
    package var today: (year: Int, month: Int, day: Int) {
        var now = time(nil)
        var parts = tm()
        localtime_r(&now, &parts)
        return (Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday))
    }
}
