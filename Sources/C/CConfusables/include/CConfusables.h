// What one character of a text looks like, by ICU, without ICU's types: its headers clash with those of Foundation.
#ifndef BELLBIRD_CCONFUSABLES_H
#define BELLBIRD_CCONFUSABLES_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct bb_confusables bb_confusables;

/// NULL where ICU has no data. Safe to use from several threads at once.
bb_confusables *bb_confusables_open(void);
void bb_confusables_close(bb_confusables *confusables);

enum { BB_CONFUSABLES_BYTES_MAX = 128 };

/// Folds one character and writes it as UTF-8; returns the number of bytes, 0 for a character that nobody sees.
///
/// Compatibility decomposition (NFKD), case folding, no marks, decimal digits as ASCII, and an ASCII letter where it
/// looks like one (Unicode Technical Standard 39). White space is one space; a symbol stands between two spaces.
int bb_confusables_fold(const bb_confusables *confusables, uint32_t character, uint8_t out[BB_CONFUSABLES_BYTES_MAX]);

#ifdef __cplusplus
}
#endif
#endif
