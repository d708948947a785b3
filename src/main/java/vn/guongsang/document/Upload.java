package vn.guongsang.document;

/**
 * A file as it came in: nothing of it is believed yet.
 *
 * @param fileName as the browser sent it
 */
public record Upload(String fileName, byte[] content) {

    /** 10 MB: the largest file that is taken in, in bytes. */
    public static final int LIMIT = 10 * 1024 * 1024;
}
