import { LE, type Situation } from './situations.ts';

/** A letter that came to the organisation, that names the person, whose record is proposed. */
export const ligneCourrier = (s: Situation): Record<string, unknown> => ({
  organisation_id: s.organisationId,
  id: s.courrierId,
  boite: 'matrice@demo.mssante.fr',
  message_id: `<${s.courrierId}@matrice.example>`,
  empreinte: s.courrierId,
  expediteur: 'dentiste@demo.mssante.fr',
  objet: `XDM/1.0/DDM+CR de télémédecine ${s.marque}`,
  octets: 100,
  recu_le: LE,
  genre: 'REPONSE',
  etat: 'A_RANGER',
  propose_dossier_id: s.dossierId,
  acte_id: s.acteId,
});

export const objetCourrier = ({ organisationId, courrierId }: Situation) => ({
  organisationId,
  dossierId: courrierId,
  objetId: courrierId,
  version: 1,
});

/** The message itself, with a file. */
export async function* octetsCourrier({ marque }: Situation): AsyncGenerator<Uint8Array> {
  yield Buffer.from(
    [
      'From: <dentiste@demo.mssante.fr>',
      `Subject: ${marque}`,
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      `Bonjour ${marque}`,
      '--b',
      'Content-Type: text/csv',
      'Content-Disposition: attachment; filename=a.csv',
      '',
      marque,
      '--b--',
      '',
    ].join('\r\n'),
  );
}
