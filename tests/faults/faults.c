/* In front of the C library: lets the n-th call on files of one folder fail, be cut short, or kill the process. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum { OPEN = 1, WRITE = 2, SYNC = 4, RENAME = 8, LINK = 16, UNLINK = 32, MKDIR = 64, TRUNCATE = 128, CLOSE = 256,
       READ = 512, MODE = 1024 };
enum { COUNT, KILL_BEFORE, KILL_AFTER, ERROR, SHORT };

static char folder[PATH_MAX];
static int what, number, calls, at, stays, seen, is_armed;

/* `calls_`: which calls count; fires at the `at_`-th of them, with `stays_` at all later ones too. */
void faults_arm(const char *folder_, int what_, int number_, int calls_, int at_, int stays_) {
  strncpy(folder, folder_, sizeof folder - 1);
  what = what_, number = number_, calls = calls_, at = at_, stays = stays_, seen = 0, is_armed = 1;
}
int faults_seen(void) { is_armed = 0; return seen; }

static int named(const char *path) { return is_armed && path && strncmp(path, folder, strlen(folder)) == 0; }
static int opened(int fd) {
  if (!is_armed) return 0;
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return named(path);
}
static int fires(int call) {
  if (!(calls & call)) return 0;
  seen++;
  return seen == at || (stays && at > 0 && seen > at);
}
static void die(void) { kill(getpid(), SIGKILL); for (;;) pause(); }

#define FAULT(name, result, parameters, arguments, call, here)                        \
  result name parameters {                                                             \
    result(*real) parameters = (result(*) parameters) dlsym(RTLD_NEXT, #name);        \
    int now = (here) && fires(call);                                                   \
    if (now && what == KILL_BEFORE) die();                                             \
    if (now && what == ERROR) {                                                        \
      if (call == CLOSE) real arguments;                                               \
      errno = number;                                                                  \
      return -1;                                                                       \
    }                                                                                  \
    result value = real arguments;                                                     \
    if (now && what == KILL_AFTER) die();                                              \
    return value;                                                                      \
  }
#define WRITING(name, parameters, arguments, less)                                     \
  ssize_t name parameters {                                                            \
    ssize_t(*real) parameters = (ssize_t(*) parameters) dlsym(RTLD_NEXT, #name);      \
    int now = opened(fd) && fires(WRITE);                                              \
    if (now && what == KILL_BEFORE) { if (size > 1) real less; die(); }                \
    if (now && what == ERROR) { errno = number; return -1; }                           \
    if (now && what == SHORT && size > 1) return real less;                            \
    ssize_t value = real arguments;                                                    \
    if (now && what == KILL_AFTER) die();                                              \
    return value;                                                                      \
  }
#define OPENING(name, first, path_arguments)                                           \
  int name(first const char *path, int flags, ...) {                                   \
    va_list more;                                                                      \
    va_start(more, flags);                                                             \
    mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(more, mode_t) : 0;          \
    va_end(more);                                                                      \
    int (*real)(first const char *, int, ...) = (int (*)(first const char *, int, ...)) dlsym(RTLD_NEXT, #name); \
    int now = named(path) && ((number != ENOSPC && number != ENOENT) || flags & O_CREAT) && fires(OPEN);     \
    if (now && what == KILL_BEFORE) die();                                             \
    if (now && what == ERROR) { errno = number; return -1; }                           \
    int value = real(path_arguments path, flags, mode);                                \
    if (now && what == KILL_AFTER) die();                                              \
    return value;                                                                      \
  }
#define NOTHING
#define AT int at_fd,
#define AT_FD at_fd,
OPENING(open, NOTHING, NOTHING)
OPENING(open64, NOTHING, NOTHING)
OPENING(openat, AT, AT_FD)
OPENING(openat64, AT, AT_FD)
WRITING(write, (int fd, const void *data, size_t size), (fd, data, size), (fd, data, size / 2))
WRITING(pwrite, (int fd, const void *data, size_t size, off_t at_), (fd, data, size, at_), (fd, data, size / 2, at_))
WRITING(pwrite64, (int fd, const void *data, size_t size, off64_t at_), (fd, data, size, at_), (fd, data, size / 2, at_))
FAULT(read, ssize_t, (int fd, void *data, size_t size), (fd, data, size), READ, opened(fd))
FAULT(pread64, ssize_t, (int fd, void *data, size_t size, off64_t from), (fd, data, size, from), READ, opened(fd))
FAULT(fsync, int, (int fd), (fd), SYNC, opened(fd))
FAULT(fdatasync, int, (int fd), (fd), SYNC, opened(fd))
FAULT(rename, int, (const char *from, const char *to), (from, to), RENAME, named(to))
FAULT(renameat, int, (int a, const char *from, int b, const char *to), (a, from, b, to), RENAME, named(to))
FAULT(link, int, (const char *from, const char *to), (from, to), LINK, named(to))
FAULT(linkat, int, (int a, const char *from, int b, const char *to, int flags), (a, from, b, to, flags), LINK, named(to))
FAULT(unlink, int, (const char *path), (path), UNLINK, named(path))
FAULT(mkdir, int, (const char *path, mode_t mode), (path, mode), MKDIR, named(path))
FAULT(ftruncate, int, (int fd, off_t size), (fd, size), TRUNCATE, opened(fd))
FAULT(ftruncate64, int, (int fd, off64_t size), (fd, size), TRUNCATE, opened(fd))
FAULT(fchmod, int, (int fd, mode_t mode), (fd, mode), MODE, opened(fd))
FAULT(chmod, int, (const char *path, mode_t mode), (path, mode), MODE, named(path))
FAULT(close, int, (int fd), (fd), CLOSE, opened(fd))
