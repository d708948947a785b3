/** What is asked for, in which order, and what is kept of it. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.signin.domain;
