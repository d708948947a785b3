/** What is held of people about rules. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.rules.reading;
