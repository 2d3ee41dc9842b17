/// Everything that an environment knows from the start.
enum StandardLibrary {
  static let functions: [Function] =
    Arithmetic.functions + Comparison.functions + Conversions.functions + Texts.functions + Times.functions
    + Patterns.functions + TextLibrary.functions + MathLibrary.functions + ListLibrary.functions + Encoders.functions
    + OptionalLibrary.functions + Network.functions

  /// Types that are values under their own name.
  static let types: [CELType] = [
    .bool, .int, .uint, .double, .string, .bytes, .null, .timestamp, .duration, .list(.dyn), .map(.dyn, .dyn),
    .optional(.dyn), .type(.dyn), IPAddress.celType, IPRange.celType,
  ]
}
