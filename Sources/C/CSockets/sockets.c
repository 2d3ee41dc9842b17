#define _GNU_SOURCE
#include "CSockets.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

static int result_of(int done) { return done < 0 ? -errno : done; }

int bb_poll_create(void) { return result_of(epoll_create1(EPOLL_CLOEXEC)); }

static int control(int poll, int operation, int socket, uint64_t token, int reading, int writing) {
  struct epoll_event event = {
      .events = (reading ? EPOLLIN : 0u) | (writing ? EPOLLOUT : 0u), .data = {.u64 = token}};
  return result_of(epoll_ctl(poll, operation, socket, &event));
}

int bb_poll_add(int poll, int socket, uint64_t token, int reading, int writing) {
  return control(poll, EPOLL_CTL_ADD, socket, token, reading, writing);
}

int bb_poll_change(int poll, int socket, uint64_t token, int reading, int writing) {
  return control(poll, EPOLL_CTL_MOD, socket, token, reading, writing);
}

int bb_poll_remove(int poll, int socket) { return control(poll, EPOLL_CTL_DEL, socket, 0, 0, 0); }

int bb_poll_wait(int poll, struct bb_ready *ready, int most, int milliseconds) {
  struct epoll_event events[128];
  int count = epoll_wait(poll, events, most < 128 ? most : 128, milliseconds);
  for (int i = 0; i < count; i++) {
    ready[i].token = events[i].data.u64;
    ready[i].readable = (events[i].events & EPOLLIN) != 0;
    ready[i].writable = (events[i].events & EPOLLOUT) != 0;
    ready[i].broken = (events[i].events & (EPOLLERR | EPOLLHUP)) != 0;
  }
  return count < 0 ? 0 : count;
}

int bb_counter_create(int is_semaphore) {
  return result_of(eventfd(0, EFD_CLOEXEC | (is_semaphore ? EFD_SEMAPHORE : EFD_NONBLOCK)));
}

void bb_counter_add(int counter) {
  uint64_t one = 1;
  while (write(counter, &one, sizeof one) < 0 && errno == EINTR) {}
}

void bb_counter_take(int counter) {
  uint64_t count;
  while (read(counter, &count, sizeof count) < 0 && errno == EINTR) {}
}

static socklen_t address_of(const char *text, int port, struct sockaddr_storage *address) {
  memset(address, 0, sizeof *address);
  struct sockaddr_in *four = (struct sockaddr_in *)address;
  struct sockaddr_in6 *six = (struct sockaddr_in6 *)address;
  if (inet_pton(AF_INET, text, &four->sin_addr) == 1) {
    four->sin_family = AF_INET;
    four->sin_port = htons((uint16_t)port);
    return sizeof *four;
  }
  if (inet_pton(AF_INET6, text, &six->sin6_addr) == 1) {
    six->sin6_family = AF_INET6;
    six->sin6_port = htons((uint16_t)port);
    return sizeof *six;
  }
  return 0;
}

int bb_listen(const char *text, int port) {
  struct sockaddr_storage address;
  socklen_t length = address_of(text, port, &address);
  if (length == 0) return -EINVAL;
  int listener = socket(address.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (listener < 0) return -errno;
  int on = 1;
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (bind(listener, (struct sockaddr *)&address, length) < 0 || listen(listener, 1024) < 0) {
    int error = errno;
    close(listener);
    return -error;
  }
  return listener;
}

int bb_port_of(int listener) {
  struct sockaddr_storage address;
  socklen_t length = sizeof address;
  if (getsockname(listener, (struct sockaddr *)&address, &length) < 0) return -errno;
  if (address.ss_family == AF_INET) return ntohs(((struct sockaddr_in *)&address)->sin_port);
  if (address.ss_family == AF_INET6) return ntohs(((struct sockaddr_in6 *)&address)->sin6_port);
  return 0;
}

int bb_accept(int listener, uint8_t *peer) {
  struct sockaddr_storage address;
  socklen_t length = sizeof address;
  memset(&address, 0, sizeof address);
  int accepted = accept4(listener, (struct sockaddr *)&address, &length, SOCK_NONBLOCK | SOCK_CLOEXEC);
  if (accepted < 0) return -errno;
  memset(peer, 0, 16);
  if (address.ss_family == AF_INET) {
    peer[0] = 4;
    memcpy(peer + 1, &((struct sockaddr_in *)&address)->sin_addr, 4);
  } else if (address.ss_family == AF_INET6) {
    // One customer has a network of 64 bits; an IPv4 address in IPv6 stays whole.
    struct in6_addr *six = &((struct sockaddr_in6 *)&address)->sin6_addr;
    peer[0] = IN6_IS_ADDR_V4MAPPED(six) ? 4 : 6;
    memcpy(peer + 1, IN6_IS_ADDR_V4MAPPED(six) ? six->s6_addr + 12 : six->s6_addr, peer[0] == 4 ? 4 : 8);
  }
  int on = 1;
  if (address.ss_family != AF_UNIX) setsockopt(accepted, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return accepted;
}

int bb_is_loopback(const char *text) {
  struct sockaddr_storage address;
  if (address_of(text, 0, &address) == 0) return 0;
  if (address.ss_family == AF_INET6) return IN6_IS_ADDR_LOOPBACK(&((struct sockaddr_in6 *)&address)->sin6_addr);
  return (ntohl(((struct sockaddr_in *)&address)->sin_addr.s_addr) >> 24) == 127;
}

long bb_receive(int socket, void *bytes, size_t count) {
  long received = recv(socket, bytes, count, 0);
  return received < 0 ? -errno : received;
}

long bb_send(int socket, const void *first, size_t first_count, const void *second, size_t second_count) {
  struct iovec parts[2] = {{(void *)first, first_count}, {(void *)second, second_count}};
  struct msghdr message = {.msg_iov = parts, .msg_iovlen = 2};
  long sent = sendmsg(socket, &message, MSG_NOSIGNAL);
  return sent < 0 ? -errno : sent;
}

void bb_end_sending(int socket) { shutdown(socket, SHUT_WR); }

int bb_stop_signals(void) {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, NULL);
  return result_of(signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK));
}

struct thread_start {
  void (*body)(void *);
  void *context;
};

static void *run(void *start) {
  struct thread_start copy = *(struct thread_start *)start;
  free(start);
  copy.body(copy.context);
  return NULL;
}

int bb_thread(void (*body)(void *), void *context) {
  struct thread_start *start = malloc(sizeof *start);
  if (!start) return -ENOMEM;
  *start = (struct thread_start){body, context};
  pthread_t thread;
  int error = pthread_create(&thread, NULL, run, start);
  if (error) {
    free(start);
    return -error;
  }
  pthread_detach(thread);
  return 0;
}

int64_t bb_microseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

int64_t bb_seconds(void) { return (int64_t)time(NULL); }

int bb_would_block(long result) { return result == -EAGAIN || result == -EWOULDBLOCK || result == -EINTR; }

int bb_has_no_descriptor(int result) { return result == -EMFILE || result == -ENFILE || result == -ENOBUFS; }
