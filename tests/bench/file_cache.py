"""Whether a file is in the system's memory while it is read: held there as a whole, or not there at all.

A system that lacks memory, or whose host takes it back, drops what it has of a file at any moment; how fast a read is
then says which pages it had left.
"""

import contextlib
import ctypes
import mmap
import os


def dropped(path):
    """What is not written yet is written first; what a process holds stays."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def held(path):
    """Reads the file and keeps all of it in memory meanwhile. OSError: more than this user may hold, or there is.

    Each page is touched, too: in a virtual machine the first to do so waits until the host has given it the page.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    libc.mmap.restype = ctypes.c_void_p
    libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_long]
    libc.munmap.argtypes = libc.mlock.argtypes = [ctypes.c_void_p, ctypes.c_size_t]
    with open(path, "rb") as file:
        size = os.fstat(file.fileno()).st_size
        address = libc.mmap(None, size, mmap.PROT_READ, mmap.MAP_SHARED, file.fileno(), 0)
    if address == ctypes.c_void_p(-1).value:
        raise OSError(ctypes.get_errno(), "mmap", path)
    try:
        if libc.mlock(address, size):
            raise OSError(ctypes.get_errno(), "mlock", path)
        memoryview((ctypes.c_ubyte * size).from_address(address)).cast("B")[:: mmap.PAGESIZE].tobytes()
        yield
    finally:
        libc.munmap(address, size)
