/* SPDX-License-Identifier: MIT */
/*
 * A model of losing power, to be preloaded: what was not synced is gone.
 *
 *   LD_PRELOAD=libfsync_shim.so FSYNC_SHIM_ROOT=/data FSYNC_SHIM_SHADOW=/shadow program
 *
 * SHADOW mirrors what of ROOT is on the disk for certain, and lies outside it. Before the program starts, make it a copy
 * of ROOT (empty for an empty one). Each fsync or fdatasync of a file copies the file there; each fsync of a directory
 * makes its names there what they are: new files appear, removed ones go. A new file that was synced while its directory
 * was not waits in SHADOW/.pending, for POSIX does not promise its name. After killing the program, fsync_restore makes
 * ROOT what SHADOW holds.
 *
 * Memory maps (SQLite's -shm) are never synced and so never survive, which is what happens to them. Of writes between two
 * syncs none survives: the worst that a disk may do. sync(), syncfs(), msync() and O_SYNC are not modelled. One program
 * at a time; its threads may sync at the same time.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;

static void give_up(const char *what)
{
    /* A model that silently keeps less than it should would make good programs look bad, and the reverse. */
    fprintf(stderr, "fsync_shim: %s: %s\n", what, strerror(errno));
    abort();
}

static void join(char *into, const char *first, const char *second)
{
    const int length = *second == '\0' ? snprintf(into, PATH_MAX, "%s", first)
                                       : snprintf(into, PATH_MAX, "%s/%s", first, second);
    if (length < 0 || length >= PATH_MAX) {
        errno = ENAMETOOLONG;
        give_up("path");
    }
}

/* Where the file `relative` waits for its directory to be synced. */
static void pending_path(char *into, const char *shadow, const char *relative)
{
    char folder[PATH_MAX];
    char name[PATH_MAX];
    size_t i = 0;
    join(folder, shadow, ".pending");
    if (mkdir(folder, 0700) != 0 && errno != EEXIST)
        give_up("pending");
    for (; relative[i] != '\0' && i + 1 < sizeof name; ++i)
        name[i] = relative[i] == '/' ? '\\' : relative[i];
    name[i] = '\0';
    join(into, folder, name);
}

static void make_parents(const char *path)
{
    char partial[PATH_MAX];
    join(partial, path, "");
    for (char *slash = strchr(partial + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(partial, 0700) != 0 && errno != EEXIST)
            give_up("mkdir");
        *slash = '/';
    }
}

static void copy_file(int descriptor, const struct stat *status, const char *shadow, const char *target)
{
    static char buffer[1 << 18];
    char fresh[PATH_MAX];
    char self[64];
    pending_path(fresh, shadow, ".copy");
    snprintf(self, sizeof self, "/proc/self/fd/%d", descriptor);
    const int from = open(self, O_RDONLY | O_CLOEXEC);
    const int to = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (from < 0 || to < 0)
        give_up("open");
    for (;;) {
        const ssize_t got = read(from, buffer, sizeof buffer);
        if (got < 0)
            give_up("read");
        if (got == 0)
            break;
        if (write(to, buffer, (size_t)got) != got)
            give_up("write");
    }
    if (fchmod(to, status->st_mode & 07777) != 0 || close(to) != 0 || close(from) != 0)
        give_up("close");
    /* In one step, so that being killed here leaves the state before this sync or the one after it. */
    if (rename(fresh, target) != 0)
        give_up("rename");
}

static void forget(const char *path)
{
    DIR *directory = opendir(path);
    if (directory != NULL) {
        for (struct dirent *entry = readdir(directory); entry != NULL; entry = readdir(directory)) {
            if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) {
                char child[PATH_MAX];
                join(child, path, entry->d_name);
                forget(child);
            }
        }
        closedir(directory);
        if (rmdir(path) != 0)
            give_up("rmdir");
    } else if (unlink(path) != 0) {
        give_up("unlink");
    }
}

/* The mirror's directory gets the names that the real one has now. */
static void sync_names(const char *real, const char *shadow, const char *relative)
{
    char mirror[PATH_MAX];
    char path[PATH_MAX];
    join(mirror, shadow, relative);
    join(path, mirror, ".");
    make_parents(path);

    DIR *directory = opendir(real);
    if (directory == NULL)
        give_up("opendir");
    for (struct dirent *entry = readdir(directory); entry != NULL; entry = readdir(directory)) {
        struct stat status;
        char source[PATH_MAX];
        char target[PATH_MAX];
        char name[PATH_MAX];
        char waiting[PATH_MAX];
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        join(source, real, entry->d_name);
        join(target, mirror, entry->d_name);
        if (lstat(source, &status) != 0 || access(target, F_OK) == 0)
            continue;
        if (S_ISDIR(status.st_mode)) {
            if (mkdir(target, 0700) != 0)
                give_up("mkdir");
        } else if (S_ISREG(status.st_mode)) {
            if (*relative == '\0')
                join(name, entry->d_name, "");
            else
                join(name, relative, entry->d_name);
            pending_path(waiting, shadow, name);
            if (rename(waiting, target) != 0) {
                /* The name is on the disk, the content is not. */
                const int empty = open(target, O_WRONLY | O_CREAT | O_CLOEXEC, status.st_mode & 07777);
                if (empty < 0 || close(empty) != 0)
                    give_up("create");
            }
        }
    }
    closedir(directory);

    directory = opendir(mirror);
    if (directory == NULL)
        give_up("opendir");
    for (struct dirent *entry = readdir(directory); entry != NULL; entry = readdir(directory)) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0 || strcmp(entry->d_name, ".pending") == 0)
            continue;
        join(path, real, entry->d_name);
        if (access(path, F_OK) != 0) {
            join(path, mirror, entry->d_name);
            forget(path);
        }
    }
    closedir(directory);
}

/* Whether the descriptor is of a file or directory below ROOT; then its state is kept. */
static int mirrored(int descriptor)
{
    const char *root = getenv("FSYNC_SHIM_ROOT");
    const char *shadow = getenv("FSYNC_SHIM_SHADOW");
    struct stat status;
    char self[64];
    char path[PATH_MAX];
    if (root == NULL || shadow == NULL || fstat(descriptor, &status) != 0)
        return 0;
    if (!S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode))
        return 0;
    snprintf(self, sizeof self, "/proc/self/fd/%d", descriptor);
    const ssize_t length = readlink(self, path, sizeof path - 1);
    if (length < 0)
        return 0;
    path[length] = '\0';
    const size_t prefix = strlen(root);
    if (strncmp(path, root, prefix) != 0 || (path[prefix] != '/' && path[prefix] != '\0') || status.st_nlink == 0)
        return 0;
    const char *relative = path[prefix] == '/' ? path + prefix + 1 : "";

    pthread_mutex_lock(&turn);
    if (S_ISDIR(status.st_mode)) {
        sync_names(path, shadow, relative);
    } else {
        char target[PATH_MAX];
        join(target, shadow, relative);
        if (access(target, F_OK) != 0)
            pending_path(target, shadow, relative);
        copy_file(descriptor, &status, shadow, target);
    }
    pthread_mutex_unlock(&turn);
    return 1;
}

static int sync_with(const char *name, int descriptor)
{
    int (*real)(int);
    void *symbol;
    /* The disk itself need not be waited for: the mirror is all that counts, and more rounds fit into the time. */
    if (mirrored(descriptor))
        return 0;
    symbol = dlsym(RTLD_NEXT, name);
    memcpy(&real, &symbol, sizeof real);
    if (real == NULL)
        give_up(name);
    return real(descriptor);
}

__attribute__((visibility("default"))) int fsync(int descriptor)
{
    return sync_with("fsync", descriptor);
}

__attribute__((visibility("default"))) int fdatasync(int descriptor)
{
    return sync_with("fdatasync", descriptor);
}
