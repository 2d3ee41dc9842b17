#include "CConfusables.h"

#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uspoof.h>
#include <unicode/ustring.h>

struct bb_confusables {
  USpoofChecker *checker;
  const UNormalizer2 *decomposition;
};

bb_confusables *bb_confusables_open(void) {
  UErrorCode status = U_ZERO_ERROR;
  bb_confusables *made = calloc(1, sizeof *made);
  if (!made) return NULL;
  made->checker = uspoof_open(&status);
  made->decomposition = unorm2_getNFKDInstance(&status);
  if (U_SUCCESS(status)) return made;
  bb_confusables_close(made);
  return NULL;
}

void bb_confusables_close(bb_confusables *confusables) {
  if (!confusables) return;
  if (confusables->checker) uspoof_close(confusables->checker);
  free(confusables);
}

enum { units_max = 64 };

typedef struct {
  uint8_t *bytes;
  int count;
} output;

static void put(output *to, UChar32 character) {
  if (to->count + U8_MAX_LENGTH > BB_CONFUSABLES_BYTES_MAX) return;
  UBool failed = 0;
  U8_APPEND(to->bytes, to->count, BB_CONFUSABLES_BYTES_MAX, character, failed);
  (void)failed;
}

static int is_mark(UChar32 character) { return (U_GET_GC_MASK(character) & U_GC_M_MASK) != 0; }

// The one ASCII letter that the character looks like, or 0.
static UChar32 letter_like(const bb_confusables *confusables, UChar32 character) {
  UChar source[2], skeleton[units_max];
  int32_t length = 0;
  UErrorCode status = U_ZERO_ERROR;
  U16_APPEND_UNSAFE(source, length, character);
  int32_t count = uspoof_getSkeleton(confusables->checker, 0, source, length, skeleton, units_max, &status);
  if (U_FAILURE(status) || count < 1 || count > units_max) return 0;
  // The standard draws an m as r and n.
  if (count == 2 && skeleton[0] == 'r' && skeleton[1] == 'n') return 'm';
  for (int32_t index = 1; index < count; index++) {
    if (!is_mark(skeleton[index])) return 0;
  }
  UChar32 letter = skeleton[0] < 0x80 ? u_tolower(skeleton[0]) : 0;
  return letter >= 'a' && letter <= 'z' ? letter : 0;
}

// The small letter first: a small Cyrillic i is an i, its capital looks like an l. Some only look like one as capitals.
static void put_letter(const bb_confusables *confusables, UChar32 character, output *to) {
  UChar32 small = u_foldCase(character, U_FOLD_CASE_DEFAULT);
  // A sharp s is the one letter of everyday writing that folds to two.
  if (small == 0x00DF || small == 0x1E9E) {
    put(to, 's');
    put(to, 's');
    return;
  }
  UChar32 like = letter_like(confusables, small);
  if (!like) like = letter_like(confusables, character);
  if (!like) like = letter_like(confusables, u_toupper(small));
  put(to, like ? like : small);
}

static int is_apostrophe(UChar32 character) {
  return character == 0x2018 || character == 0x2019 || character == 0x201B || character == 0x02BC ||
    character == 0x02B9 || character == 0x2032 || character == 0x00B4 || character == 0x055A;
}

static void put_part(const bb_confusables *confusables, UChar32 character, output *to) {
  int32_t digit = u_charDigitValue(character);
  if (character < 0x80) put(to, u_tolower(character));
  else if (digit >= 0) put(to, '0' + digit);
  else if (is_mark(character)) return;
  else if (u_isalpha(character)) put_letter(confusables, character, to);
  else if (U_GET_GC_MASK(character) & U_GC_P_MASK) put(to, ' ');
  else {
    put(to, ' ');
    put(to, character);
    put(to, ' ');
  }
}

int bb_confusables_fold(const bb_confusables *confusables, uint32_t character, uint8_t out[BB_CONFUSABLES_BYTES_MAX]) {
  output to = {out, 0};
  UChar32 whole = (UChar32)character;
  if (is_apostrophe(whole)) put(&to, '\'');
  else if (u_isUWhiteSpace(whole)) put(&to, ' ');
  else if (u_hasBinaryProperty(whole, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || u_iscntrl(whole)) return 0;
  else {
    UChar parts[units_max];
    UErrorCode status = U_ZERO_ERROR;
    int32_t count = unorm2_getDecomposition(confusables->decomposition, whole, parts, units_max, &status);
    if (U_FAILURE(status) || count < 0) put_part(confusables, whole, &to);
    else
      for (int32_t index = 0; index < count;) {
        UChar32 part;
        U16_NEXT(parts, index, count, part);
        put_part(confusables, part, &to);
      }
  }
  return to.count;
}
