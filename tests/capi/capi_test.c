/* The C interface, called from C. Prints each failed check; the exit status is their number. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lexport.h"

static int failures = 0;

#define CHECK(condition)                                                \
  do {                                                                  \
    if (!(condition)) {                                                 \
      fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);   \
      ++failures;                                                       \
    }                                                                   \
  } while (0)

struct buffer {
  char* bytes;
  size_t size;
};

static int append(const char* bytes, size_t size, void* user) {
  struct buffer* buffer = user;
  char* larger = realloc(buffer->bytes, buffer->size + size + 1);
  if (larger == NULL) return 1;
  memcpy(larger + buffer->size, bytes, size);
  buffer->bytes = larger;
  buffer->size += size;
  larger[buffer->size] = '\0';
  return 0;
}

static int refuse(const char* bytes, size_t size, void* user) {
  (void)bytes, (void)size, (void)user;
  return 1;
}

static const char kText[] =
    "The Parties agree.\n\nArticle 1\n\nThis is so.\n\nArticle 2\n\nAnd this.\n";

static void converts_and_writes(void) {
  lexport_options* options = lexport_options_new();
  CHECK(lexport_options_set(options, "meta.title", "A title of ours") == 0);
  CHECK(lexport_options_set(options, "meta.date", "2001-02-03") == 0);
  lexport_result* result = lexport_convert(kText, strlen(kText), "a.txt", options);
  lexport_options_free(options);
  CHECK(lexport_ok(result));
  CHECK(lexport_confidence(result) > 0 && lexport_confidence(result) <= 1);
  static const char* const kFormats[] = {"akn", "epub", "jsonld", "html", "text", "outline", "ledger",
                                         "findings", "findings-sarif"};
  for (size_t i = 0; i < sizeof kFormats / sizeof *kFormats; ++i) {
    struct buffer out = {NULL, 0};
    CHECK(lexport_write(result, kFormats[i], append, &out) == 0);
    CHECK(out.size > 0);
    if (strcmp(kFormats[i], "akn") == 0) {
      CHECK(strstr(out.bytes, "2001-02-03") != NULL);
      lexport_result* checked = lexport_validate(out.bytes, out.size, "a.xml", NULL);
      CHECK(lexport_ok(checked));
      CHECK(lexport_finding_count(checked, "error") == 0);
      CHECK(lexport_write(checked, "akn", append, &out) == -1);
      lexport_result_free(checked);
    }
    free(out.bytes);
  }
  CHECK(lexport_write(result, "pdf", append, NULL) == -1);
  CHECK(lexport_write(result, "akn", refuse, NULL) == -2);
  lexport_result_free(result);
}

static void says_what_is_wrong(void) {
  lexport_options* options = lexport_options_new();
  CHECK(lexport_options_set(options, "meta.date", "2001-02-30") == -1);
  CHECK(strlen(lexport_options_error(options)) > 0);
  CHECK(lexport_options_set(options, "speed", "9") == -1);
  CHECK(strstr(lexport_options_error(options), "speed") != NULL);
  CHECK(lexport_options_set(options, "level", "3") == -1);
  CHECK(lexport_options_set(options, "level", "1") == 0);
  CHECK(strlen(lexport_options_error(options)) == 0);
  lexport_options_free(options);

  lexport_result* result = lexport_convert("", 0, "empty.txt", NULL);
  CHECK(!lexport_ok(result));
  CHECK(lexport_finding_count(result, "error") == 1);
  struct buffer out = {NULL, 0};
  CHECK(lexport_write(result, "akn", append, &out) == -1);
  CHECK(lexport_write(result, "findings-text", append, &out) == 0);
  CHECK(out.bytes != NULL && strstr(out.bytes, "empty.txt") != NULL);
  free(out.bytes);
  lexport_result_free(result);
}

static void takes_nothing_badly(void) {
  lexport_options_free(NULL);
  lexport_result_free(NULL);
  CHECK(lexport_options_set(NULL, "a", "b") == -1);
  CHECK(lexport_ok(NULL) == 0);
  CHECK(lexport_write(NULL, "akn", append, NULL) == -1);
  lexport_result* result = lexport_convert(NULL, 0, NULL, NULL);
  CHECK(result != NULL && !lexport_ok(result));
  lexport_result_free(result);
  CHECK(strlen(lexport_version()) > 0);
  CHECK(lexport_abi_version() == 0);
}

int main(void) {
  converts_and_writes();
  says_what_is_wrong();
  takes_nothing_badly();
  return failures;
}
