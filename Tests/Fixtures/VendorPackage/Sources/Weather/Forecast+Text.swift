extension WeatherAPI.Forecast {
    /// SwiftPM asks for a file of Swift in every target, so a target of a contract alone has one too.
    package var isRainy: Bool { text == "rain" }
}
