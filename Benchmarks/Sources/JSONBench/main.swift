// Decodes and encodes one array with JSONCoding and with Foundation, in turns, and prints the median milliseconds:
// a line for each direction with its name, ours and theirs, tabs between.
import JSONCoding

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What one side writes, the other reads otherwise: their times cannot be compared.
struct SidesDisagree: Error {}

let rounds = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 31
let shelters = ShelterModel.samples(count: 5_000)
let text = shelters.jsonText
let data = Data(text)

let foundationDecoder = JSONDecoder()
let foundationEncoder = JSONEncoder()
let shelterRecords = try foundationDecoder.decode([ShelterRecord].self, from: data)
guard try [ShelterModel](jsonText: foundationEncoder.encode(shelterRecords)) == shelters else {
    throw SidesDisagree()
}

var decoding = Race()
var encoding = Race()
for _ in 0..<rounds {
    try decoding.run(
        ours: { try [ShelterModel](jsonText: text).count },
        theirs: { try foundationDecoder.decode([ShelterRecord].self, from: data).count })
    try encoding.run(
        ours: { shelters.jsonText.count },
        theirs: { try foundationEncoder.encode(shelterRecords).count })
}
print("bytes\t\(text.count)")
print("decode\t\(decoding.ours.median)\t\(decoding.theirs.median)")
print("encode\t\(encoding.ours.median)\t\(encoding.theirs.median)")
