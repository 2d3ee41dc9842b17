// Sockets and readiness as Linux has them: what Swift's Glibc does not show, or shows as a union.
// Functions that fail give the negative number of the error.
#ifndef BELLBIRD_CSOCKETS_H
#define BELLBIRD_CSOCKETS_H

#include <stddef.h>
#include <stdint.h>

struct bb_ready {
  uint64_t token;
  int32_t readable, writable, broken;
};

int bb_poll_create(void);
int bb_poll_add(int poll, int socket, uint64_t token, int reading, int writing);
int bb_poll_change(int poll, int socket, uint64_t token, int reading, int writing);
int bb_poll_remove(int poll, int socket);
/// Waits at most so long, for ever where `milliseconds` is negative; gives how many are ready.
int bb_poll_wait(int poll, struct bb_ready *ready, int most, int milliseconds);

/// A counter that can be waited for; a semaphore takes one at a time.
int bb_counter_create(int is_semaphore);
void bb_counter_add(int counter);
void bb_counter_take(int counter);

/// Listens at a numeric address; `port` 0 lets the system choose.
int bb_listen(const char *address, int port);
int bb_port_of(int listener);
/// The next connection, which never blocks. `peer` gets 16 bytes of who it is: an IPv6 network, or an IPv4 address.
int bb_accept(int listener, uint8_t *peer);
int bb_is_loopback(const char *address);

long bb_receive(int socket, void *bytes, size_t count);
/// Sends both, one after the other, as far as they go.
long bb_send(int socket, const void *first, size_t first_count, const void *second, size_t second_count);
void bb_end_sending(int socket);

/// SIGTERM and SIGINT become readable here, and no longer end the process.
int bb_stop_signals(void);
int bb_thread(void (*body)(void *), void *context);
/// Microseconds of a clock that only goes forward, and seconds since 1970.
int64_t bb_microseconds(void);
int64_t bb_seconds(void);
int bb_would_block(long result);
int bb_has_no_descriptor(int result);

#endif
