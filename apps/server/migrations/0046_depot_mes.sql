-- Feeding the DMP of Mon espace santé leaves through the outbox too, by a channel of its own: it is not mail.
alter table app.envoi drop constraint envoi_canal_check;
alter table app.envoi add constraint envoi_canal_check check (canal in ('MSSANTE', 'COURRIEL', 'DMP'));
