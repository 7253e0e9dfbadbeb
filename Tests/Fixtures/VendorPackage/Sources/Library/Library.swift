// SwiftPM refuses a target without Swift before the command has run.
