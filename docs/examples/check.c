/* Checks an Akoma Ntoso file through the C interface:  check FILE */

#include <lexport.h>
#include <stdio.h>
#include <stdlib.h>

static int print(const char* bytes, size_t size, void* user) {
  return fwrite(bytes, 1, size, user) == size ? 0 : 1;
}

static char* read_file(const char* path, size_t* size) {
  FILE* file = fopen(path, "rb");
  char* bytes = NULL;
  size_t capacity = 0;
  *size = 0;
  if (file == NULL) return NULL;
  do {
    capacity = capacity == 0 ? 65536 : capacity * 2;
    char* larger = realloc(bytes, capacity);
    if (larger == NULL) {
      free(bytes);
      fclose(file);
      return NULL;
    }
    bytes = larger;
    *size += fread(bytes + *size, 1, capacity - *size, file);
  } while (*size == capacity);
  fclose(file);
  return bytes;
}

int main(int argc, char** argv) {
  size_t size = 0;
  char* bytes = argc == 2 ? read_file(argv[1], &size) : NULL;
  if (bytes == NULL) {
    fprintf(stderr, "usage: check FILE\n");
    return 2;
  }
  lexport_options* options = lexport_options_new();
  if (lexport_options_set(options, "level", "1") != 0) {
    fprintf(stderr, "%s\n", lexport_options_error(options));
  }
  lexport_result* result = lexport_validate(bytes, size, argv[1], options);
  lexport_write(result, "findings-text", print, stdout);
  const int valid = lexport_ok(result);
  lexport_result_free(result);
  lexport_options_free(options);
  free(bytes);
  return valid ? 0 : 1;
}
