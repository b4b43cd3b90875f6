-- The directory is searched where it is: words without accents nor case, one space for what is neither letter nor figure, ligatures
-- opened, as `normaliserNom` of the domain does. Both what is typed and what is stored go through it.
create function app.mots(p_texte text) returns text language sql immutable parallel safe as $$
  select trim(regexp_replace(lower(regexp_replace(
    normalize(replace(replace(replace(replace(replace(p_texte, 'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae'), 'Æ', 'ae'), 'ß', 'ss'), NFD),
    '[\u0300-\u036f]', '', 'g')), '[^[:alnum:]]+', ' ', 'g'))
$$;
