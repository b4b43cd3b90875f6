import { signerCompteRendu } from '@orapont/contract/compte-rendu';
import { useState } from 'react';
import { useParams } from 'react-router';
import { call } from '../../kernel/call.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Absent } from './EtatsDuCas.tsx';
import { Relecture } from './Relecture.tsx';
import { estAbsent, useCas } from './requetes.ts';
import { AvisRendu } from './signature/AvisRendu.tsx';
import { auPatientPropose, EnvoiAuPatient } from './signature/EnvoiAuPatient.tsx';
import { T } from './textes.ts';

/** The whole document, as it will be signed, then the signature: an act of its own. */
export function EcranRelecture() {
  const { id = '' } = useParams();
  const cas = useCas(id);
  const [signe, setSigne] = useState<{ compteRenduId: string; suivant: string | null } | null>(null);
  const [auPatient, setAuPatient] = useState<boolean | null>(null);
  const retour = `/lectures/${id}`;
  const petites = cas.data?.images.filter((image) => image.apercu !== null) ?? [];
  const apercus = petites.length;
  const attendues = petites.some((image) => image.apercu === 'EN_ROUTE');
  if (signe) return <AvisRendu {...signe} />;
  if (estAbsent(cas.error)) return <Absent />;
  return (
    <Page
      title={T.relectureTitre}
      lead={T.relectureAccroche}
      back={{ href: retour, label: T.retourLecture }}
      width="full"
    >
      {cas.data && !cas.isFetching ? (
        <Relecture
          lecture={cas.data}
          retour={retour}
          signable={cas.data.evenements.includes('RENDRE') && cas.data.brouillon.version > 0}
          signer={(version, cle) =>
            call(signerCompteRendu, {
              params: { id },
              body: {
                version,
                surApercus: apercus > 0,
                auPatient: auPatient ?? auPatientPropose(cas.data.demande),
              },
              cle,
            })
          }
          onSigne={setSigne}
        >
          <EnvoiAuPatient
            demande={cas.data.demande}
            choisi={auPatient ?? auPatientPropose(cas.data.demande)}
            onChange={setAuPatient}
          />
          {apercus > 0 && (
            <Banner kind="attention" title={T.apercusTitre(apercus, attendues)}>
              {attendues && T.apercusAttendre} {T.apercusTexte}
            </Banner>
          )}
        </Relecture>
      ) : (
        <Skeleton shape="picture" />
      )}
    </Page>
  );
}
