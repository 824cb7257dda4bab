//! Pages of the executable on Linux.

use std::{
    ffi::{c_int, c_void},
    ptr::{null_mut, without_provenance_mut},
    slice,
};

use libc::{
    _SC_PAGESIZE, MADV_DONTNEED, PF_W, PT_LOAD, dl_iterate_phdr, dl_phdr_info, madvise, sysconf,
};

/// Unmaps the executable's code and constants. What a start needs of them is more than half of the resident memory. They remain in
/// the page cache as long as the system has no better use for it, and pages that are used again come back by themselves, sixteen
/// at a time.
pub fn unmap_pages() {
    // SAFETY: the callback has the expected type and needs no data.
    unsafe {
        dl_iterate_phdr(Some(unmap_pages_of), null_mut());
    }
}

/// Of the executable, which comes first. The result ends the iteration: libraries are small, and how they were linked is not known
/// here.
unsafe extern "C" fn unmap_pages_of(
    object: *mut dl_phdr_info,
    _size: usize,
    _data: *mut c_void,
) -> c_int {
    // SAFETY: the dynamic linker passes a valid object and its program headers.
    let (base, headers) = unsafe {
        let object = &*object;
        let count = usize::from(object.dlpi_phnum);
        let headers = slice::from_raw_parts(object.dlpi_phdr, count);
        (object.dlpi_addr as usize, headers)
    };
    // SAFETY: it has no preconditions.
    let page_size = usize::try_from(unsafe { sysconf(_SC_PAGESIZE) }).unwrap_or(usize::MAX);
    let never_written = headers
        .iter()
        .filter(|header| header.p_type == PT_LOAD && header.p_flags & PF_W == 0);
    for header in never_written {
        let start = base + header.p_vaddr as usize;
        let end = start + header.p_memsz as usize;
        // Without the first and the last page if they may also belong to a neighbouring segment.
        let first = start.div_ceil(page_size) * page_size;
        let length = (end / page_size * page_size).saturating_sub(first);
        // SAFETY: nobody has written to these pages (the executable has no text relocations), so that they come back from the
        // file as they were.
        unsafe {
            madvise(without_provenance_mut(first), length, MADV_DONTNEED);
        }
    }
    1
}
