/** What public consultation holds about people, and when it lets go of it. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.consultation.reading;
