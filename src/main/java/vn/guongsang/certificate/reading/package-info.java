/** Lists of certificates, in SQL. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.certificate.reading;
