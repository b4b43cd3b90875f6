-- Received pictures are looked at: what is drawn of a pile of slices, and machines that may read.

-- { de, technique } on the picture that carries the copy of its pile: how many pictures are in it, and its measures.
alter table app.imagerie_instance add column copie jsonb;

-- A machine deposits; it reads only when an administrator says so, and only by its token.
alter table app.porte_imagerie
  add column lecture boolean not null default false,
  add constraint lecture_par_jeton check (not lecture or type = 'STOW');
