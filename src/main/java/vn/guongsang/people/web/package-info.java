/** Pages on people: the administrator's, and those behind one-time links. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.people.web;
