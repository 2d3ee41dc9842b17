/// What an instruction does. `r` is its result register, `a` and `b` are registers, `i` its immediate.
///
/// A condition is a cell of 0 or 1. An instruction that fails leaves the reason in the scratch and goes on at `failure`.
enum Opcode: UInt8, Sendable {
  // r = the field number b of the record, whose bit is i
  case field
  // r = i; r = a
  case constant, move
  // Go on at `jump`: always, where a is false, where a is true, where no field of the mask i is present.
  case jump, jumpIfFalse, jumpIfTrue, jumpIfAbsent
  // r = whether any field of the mask i is present
  case present
  // r = the failure that led here, if a (the same register) has none yet; fail with a, if it has one.
  case keepFailure, raise
  // Fail, since an optional is empty
  case empty
  // The end: a is the result, there is none (an empty optional), or the failure that led here.
  case answer, answerAbsent, fail

  case not
  // a against i
  case intLess, intLessOrEqual, intGreater, intGreaterOrEqual, intEqual, intNotEqual
  case doubleLess, doubleLessOrEqual, doubleGreater, doubleGreaterOrEqual, doubleEqual, doubleNotEqual
  // a against b
  case intsLess, intsLessOrEqual, intsEqual, intsNotEqual
  case doublesLess, doublesLessOrEqual, doublesEqual, doublesNotEqual

  case addInts, subtractInts, multiplyInts, divideInts, remainderOfInts, negateInt
  case addDoubles, subtractDoubles, multiplyDoubles, divideDoubles, negateDouble
  // A time and a duration; what nanoseconds since 1970 cannot hold goes to the complete evaluator.
  case addToTime, subtractFromTime
  case intToDouble, doubleToInt, timeToSeconds, secondsToTime
  // i is the part; of a time b is the clock's offset in seconds
  case timePart, durationPart
  // The sign; i is the function
  case intSign, doubleFunction, doubleTest

  // a against the constant text i
  case textIs, textIsNot
  // a against b
  case textsEqual, textsNotEqual, textsLess, textsLessOrEqual
  case textContains, textStarts, textEnds
  case textSize
  // a with the expression, or the caller's function, number i
  case textMatches, textFunction
  // r = the part of a that the expression i extracts, or go on at `jump`
  case textExtract

  case listSize
  // r = the element b of a
  case listElement
  // r = whether the list b has a
  case listHasBits, listHasDouble, listHasText
  // r = the element of a at the counter b, which then counts up; behind the last go on at `jump`
  case next
}

/// One step of a program: sixteen plain bytes.
struct Instruction: BitwiseCopyable, Sendable {
  var opcode: Opcode
  var r: UInt8 = 0
  var a: UInt8 = 0
  var b: UInt8 = 0
  /// Places in the program; while compiling, labels.
  var jump: UInt16 = 0
  var failure: UInt16 = 0
  var immediate: UInt64 = 0
}
