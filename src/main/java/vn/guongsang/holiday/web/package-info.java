/** The page on which administrators enter the special days of a year. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.holiday.web;
