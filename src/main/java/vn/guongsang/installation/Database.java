package vn.guongsang.installation;

/** The PostgreSQL of this installation, for as long as the program runs. */
interface Database extends AutoCloseable {

    /** The major version that the product is built and tested on. */
    int MAJOR_VERSION = 18;

    DatabaseAccess access();

    @Override
    void close();
}
