/* The C interface of Lexport.
 *
 * Everything is behind opaque handles; no struct layout, enumeration value or string constant will
 * change its meaning within one ABI version (lexport_abi_version). No function throws or aborts;
 * every input that a caller can hand in gives a result. Text is UTF-8 everywhere.
 *
 *   lexport_options* o = lexport_options_new();
 *   lexport_options_set(o, "meta.symbol", "A/HRC/35/35");
 *   lexport_result* r = lexport_convert(bytes, size, "a.txt", o);
 *   if (lexport_ok(r)) lexport_write(r, "epub", write_to_file, file);
 *   lexport_write(r, "findings", write_to_stdout, NULL);
 *   lexport_result_free(r);
 *   lexport_options_free(o);
 *
 * Thread safety: functions may be called from many threads at once as long as no two of them are
 * given the same handle, except that one lexport_options may serve many calls while nobody sets it,
 * and that reading functions (const lexport_result*) may share a result.
 */

#ifndef LEXPORT_H_
#define LEXPORT_H_

#include <stddef.h>

#if defined(__GNUC__)
#define LEXPORT_C_API __attribute__((visibility("default")))
#else
#define LEXPORT_C_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* How to read and write: made by lexport_options_new, set by name, used for any number of inputs. */
typedef struct lexport_options lexport_options;

/* What became of an input: owned by the caller, freed by lexport_result_free. */
typedef struct lexport_result lexport_result;

/* Takes `size` bytes of output. Gives 0 to go on, anything else to stop. The bytes belong to Lexport
 * and are good during the call only. */
typedef int (*lexport_write_fn)(const char* bytes, size_t size, void* user);

/* "0.1.0". Never freed. */
LEXPORT_C_API const char* lexport_version(void);

/* Rises whenever a caller has to be compiled anew. */
LEXPORT_C_API int lexport_abi_version(void);

/* Options with their defaults; NULL only when memory is out. Free with lexport_options_free. */
LEXPORT_C_API lexport_options* lexport_options_new(void);
LEXPORT_C_API void lexport_options_free(lexport_options* options); /* NULL is fine */

/* Sets one option. Names and values are those of the command line, without dashes:
 *   mapping, encoding, repair, strict, annotate, max-input, source-date-epoch, force, resolver, base,
 *   jsonld-text, width, level, profile, accept-drafts, only, ignore, and meta.KEY for metadata.
 * Flags take "true" and "false". only, ignore, meta.alias and meta.keyword may be set several times.
 * Gives 0, or -1 for an unknown name or a wrong value: then lexport_options_error tells why. */
LEXPORT_C_API int lexport_options_set(lexport_options* options, const char* name,
                                      const char* value);

/* Why the last lexport_options_set on these options failed; "" when it did not. Good until the next
 * call on these options. */
LEXPORT_C_API const char* lexport_options_error(const lexport_options* options);

/* Reads an input: plain text is converted, Akoma Ntoso is checked and read. `name` is what findings
 * call it; it is never opened. `options` may be NULL for the defaults. The bytes need not outlive the
 * call. The result is never NULL unless memory is out; free it with lexport_result_free. */
LEXPORT_C_API lexport_result* lexport_convert(const char* bytes, size_t size, const char* name,
                                              const lexport_options* options);

/* Checks Akoma Ntoso. The result is ok when it is valid by the schema; its findings tell the rest.
 * It can be written as findings only. */
LEXPORT_C_API lexport_result* lexport_validate(const char* bytes, size_t size, const char* name,
                                               const lexport_options* options);

LEXPORT_C_API void lexport_result_free(lexport_result* result); /* NULL is fine */

/* 1 when the input could be converted (or is valid), else 0. */
LEXPORT_C_API int lexport_ok(const lexport_result* result);

/* How sure the structure of a converted text is, from 0 to 1; 1 for other inputs. */
LEXPORT_C_API double lexport_confidence(const lexport_result* result);

/* Number of findings at or above a severity: "note", "warning" or "error". */
LEXPORT_C_API size_t lexport_finding_count(const lexport_result* result, const char* severity);

/* Writes the result in a format: akn, epub, jsonld, nquads, turtle, html, text, outline,
 * outline-text, ledger; or its findings: findings (a JSON array), findings-text, findings-ndjson,
 * findings-sarif, findings-junit. Gives 0; -1 for an unknown format or one that this result cannot
 * be had in; -2 when `write` asked to stop. */
LEXPORT_C_API int lexport_write(const lexport_result* result, const char* format,
                                lexport_write_fn write, void* user);

#ifdef __cplusplus
}
#endif

#endif /* LEXPORT_H_ */
