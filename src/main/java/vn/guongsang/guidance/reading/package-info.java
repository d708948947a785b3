/** What is held of people about guidance. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.guidance.reading;
