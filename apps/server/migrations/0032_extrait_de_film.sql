-- A still that was taken out of a film says which one, when in it, and the sector that was being shown.
alter table app.media
  add column extrait jsonb;
comment on column app.media.extrait is 'mediaId, instant (seconds), secteur; null for a picture of its own';
