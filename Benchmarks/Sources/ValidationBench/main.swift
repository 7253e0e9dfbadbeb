// Checks one array against its schema, and decodes the same bytes with Foundation, in turns. Prints the median
// milliseconds: a line for each way to check, with its name, ours and Foundation's, tabs between.
import JSONCoding
import SchemaValidation

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A value that was made to fit does not.
struct DoesNotFit: Error {}

let rounds = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 31
let text = ShelterModel.samples(count: 5_000).jsonText
let data = Data(text)
let decoder = JSONDecoder()
let (validators, list) = try ShelterContract.validators()
let value = try JSONValue(jsonText: text)
let textValidators = validators.forTexts()
guard try textValidators.accepts(text, against: list), validators.accepts(value, against: list) else {
    throw DoesNotFit()
}

var asText = Race()
var viaValue = Race()
var alone = Race()
let foundation = { try decoder.decode([ShelterRecord].self, from: data).count }
for _ in 0..<rounds {
    try asText.run(ours: { try textValidators.violations(of: text, against: list).count }, theirs: foundation)
    try viaValue.run(
        ours: { validators.violations(of: try JSONValue(jsonText: text), against: list).count }, theirs: foundation)
    try alone.run(ours: { validators.violations(of: value, against: list).count }, theirs: foundation)
}
print("bytes\t\(text.count)")
print("check a text\t\(asText.ours.median)\t\(asText.theirs.median)")
print("read into a value and check\t\(viaValue.ours.median)\t\(viaValue.theirs.median)")
print("check a value\t\(alone.ours.median)\t\(alone.theirs.median)")
