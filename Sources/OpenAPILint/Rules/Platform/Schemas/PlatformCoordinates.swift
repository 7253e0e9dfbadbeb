import JSONCoding
import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// Coordinates are not bounded or are swapped.
enum PlatformCoordinates: StyleRule {
    static let profiles = ProfileSeverities.platform(.warning)

    static let rule = Rule(
        "lint/platform-coordinates", .warning,
        .init("coordinates are not bounded or are swapped", ja: "座標に範囲がないか、順序が逆である"),
        .init(
            "A latitude is a number from -90 to 90 and a longitude from -180 to 180. In GeoJSON the longitude "
                + "comes first, and in Japan it is the larger of the two, so a swapped pair shows.",
            ja: "緯度は -90〜90、経度は -180〜180 の数値です。GeoJSON では経度が先です。日本では経度の方が大きいので、逆になっていると分かります。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    GeoPoint: {type: object, properties: {latitude: {type: number}}}
                """,
            good: """
                components:
                  schemas:
                    GeoPoint:
                      type: object
                      properties: {latitude: {type: number, minimum: -90, maximum: 90}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        let schemas = walk.schemas.flatMap { site -> [Diagnostic] in
            site.schema.properties.compactMap { property in
                guard let bound = bounds[property.name] else { return nil }
                let schema = walk.document[property.schema]
                guard schema.type == .number || schema.type == .integer || schema.type == .string else { return nil }
                let isRight =
                    schema.type == .number && schema.minimum?.int64 == -bound && schema.maximum?.int64 == bound
                guard !isRight, let node = site.node["properties"]?[property.name] else { return nil }
                return finding(
                    .init(
                        "'\(property.name)' is no number from -\(bound) to \(bound)",
                        ja: "「\(property.name)」が -\(bound)〜\(bound) の数値ではない"),
                    at: property.nameRange, in: node,
                    fix: .init(
                        "write 'type: number, minimum: -\(bound), maximum: \(bound)'",
                        ja: "「type: number, minimum: -\(bound), maximum: \(bound)」と書く"))
            }
        }
        return schemas + walk.exampleValues.compactMap(swapped)
    }

    /// A pair of GeoJSON, or a latitude, that lies in Japan only if it is turned round.
    private static func swapped(_ value: ContractWalk.ExampleValue) -> Diagnostic? {
        let numbers = value.node.elements.map { $0.number.flatMap { Double($0.text) } ?? .nan }
        let isPair = (2...3).contains(numbers.count) && 20...46 ~= numbers[0] && 122...154 ~= numbers[1]
        let latitude = value.node.number.flatMap { Double($0.text) } ?? 0
        let isLatitude = value.name == "latitude" && abs(latitude) > 90
        guard isPair && value.name == "coordinates" || isLatitude else { return nil }
        return finding(
            .init("latitude and longitude are swapped", ja: "緯度と経度が逆である"), at: value.node,
            fix: .init("put the longitude first in GeoJSON", ja: "GeoJSON では経度を先に書く"))
    }

    private static let bounds: [String: Int64] = ["latitude": 90, "longitude": 180]
}
