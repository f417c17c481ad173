package dev.assay.live;

/// A server that could not be asked, or an address that cannot be used.
///
/// The message is one full sentence and holds neither user name nor password nor anything that a driver said; there is no
/// cause, since drivers put addresses into theirs.
public final class Unavailable extends Exception {

    private static final long serialVersionUID = 1L;

    Unavailable(String message) {
        super(message, null, false, false);
    }
}
