/** The page of a work, its place on the desk, and the administrator's list. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.job.web;
