/* Preloaded into the service: makes writes and syncs below one folder fail while a file says so.
 *
 * FAULT_FOLDER   files whose path begins with this are concerned
 * FAULT_CONTROL  a file of at least 8 bytes: byte 0 is the fault, bytes 4 to 7 how many concerned calls still succeed
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>

enum { NONE, FULL, WRITES, SYNCS };

struct control {
    _Atomic unsigned char fault;
    unsigned char unused[3];
    _Atomic int spared;
};

static struct control *control;
static const char *folder;

__attribute__((constructor)) static void start(void) {
    const char *path = getenv("FAULT_CONTROL");
    folder = getenv("FAULT_FOLDER");
    int file = path && folder ? open(path, O_RDWR | O_CLOEXEC) : -1;
    if (file < 0)
        return;
    void *page = mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    control = page == MAP_FAILED ? NULL : page;
}

static int concerns(int file) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path);
    size_t prefix = strlen(folder);
    return length > 0 && (size_t)length >= prefix && !strncmp(path, folder, prefix);
}

/* Whether a call is to fail; errno is set then. */
static int fails(int file, int sync) {
    if (!control)
        return 0;
    int fault = atomic_load(&control->fault);
    if (fault == NONE || (fault == SYNCS) != sync || !concerns(file))
        return 0;
    if (atomic_fetch_sub(&control->spared, 1) > 0)
        return 0;
    atomic_store(&control->spared, 0);
    errno = fault == FULL ? ENOSPC : EIO;
    return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int file, const void *bytes, size_t count) {
    return fails(file, 0) ? -1 : REAL(write)(file, bytes, count);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t at) {
    return fails(file, 0) ? -1 : REAL(pwrite)(file, bytes, count, at);
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at) {
    return fails(file, 0) ? -1 : REAL(pwrite64)(file, bytes, count, at);
}

int fsync(int file) {
    return fails(file, 1) ? -1 : REAL(fsync)(file);
}

int fdatasync(int file) {
    return fails(file, 1) ? -1 : REAL(fdatasync)(file);
}
