import OpenAPIModel

extension EmitterContext {
    /// How a value becomes text; nil where it does so in the usual way.
    ///
    /// - Parameters:
    ///   - usual: what is meant where nothing is said.
    ///   - isReading: whether what matters for reading only is said too.
    func coding(_ coding: ParameterPlan.Coding, usual: ParameterPlan.Coding?, isReading: Bool) -> String? {
        var marks = ""
        if coding.allowsReserved, !coding.isJSON { marks += ".allowingReserved" }
        if isReading, coding.allowsEmptyValue { marks += ".allowingEmptyValue" }
        if isReading, !coding.except.isEmpty { marks += ".except(\(SwiftLiteral.strings(coding.except)))" }
        if coding.isJSON { return ".json" + marks }
        if let usual, coding.style == usual.style, coding.explodes == usual.explodes, marks.isEmpty { return nil }
        let explodes = coding.style == .form || coding.style == .deepObject
        let isPlain = coding.explodes == explodes || coding.style == .deepObject
        return ".\(coding.style.rawValue)\(isPlain ? "" : "(explode: \(coding.explodes))")\(marks)"
    }

    /// As an argument behind others.
    func codingArgument(_ parameter: ParameterPlan, isReading: Bool) -> String {
        let usual = APIPlanner.standardCoding(in: parameter.location)
        return coding(parameter.coding, usual: usual, isReading: isReading).map { ", " + $0 } ?? ""
    }

    func codingArgument(_ header: ResponseType.Header) -> String {
        let usual = APIPlanner.standardCoding(in: .header)
        return coding(header.coding, usual: usual, isReading: true).map { ", " + $0 } ?? ""
    }
}
