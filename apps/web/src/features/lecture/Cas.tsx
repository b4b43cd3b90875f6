import type { LectureLueT } from '@orapont/contract/lecture';
import type { SchemaSigneT } from '@orapont/contract/lecture-historique';
import type { Cible } from '@orapont/domain/bouche/commandes';
import { PenLine } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { HistoriqueBouche } from '../../bouche/HistoriqueBouche.tsx';
import { TEXTES_BOUCHE } from '../../bouche/textes-historique.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Page } from '../../ui/Page.tsx';
import { Status } from '../../ui/Status.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { ActionsCas } from './ActionsCas.tsx';
import styles from './Cas.module.css';
import { ConsentementAttendu } from './ConsentementAttendu.tsx';
import { Echeance, Urgence } from './Echeance.tsx';
import { EtatBrouillonVu } from './EtatBrouillonVu.tsx';
import { FormulaireReponse } from './FormulaireReponse.tsx';
import { imagesAnterieures, imagesDe } from './images.ts';
import { etatCivil, nomPatient } from './patient.ts';
import { imagesAttendues, useHistoriqueLecture } from './requetes.ts';
import { SalleDeLecture } from './salle/SalleDeLecture.tsx';
import type { Montree } from './salle/useRegard.ts';
import { RACCOURCIS_CAS, T } from './textes.ts';
import { useAmbianceLecture } from './useAmbianceLecture.ts';
import { useBrouillon } from './useBrouillon.ts';
import { useRaccourcis } from './useRaccourcis.ts';
import { VoletDossier } from './VoletDossier.tsx';

interface Props {
  readonly lecture: LectureLueT;
  /** What was signed is being corrected: nothing is taken over nor refused any more. */
  readonly correction?: boolean;
}

/** The reading room of one case: pictures, chart, then who and why, and the answer. */
export function Cas({ lecture, correction = false }: Props) {
  useAmbianceLecture();
  const brouillon = useBrouillon(lecture);
  const naviguer = useNavigate();
  const [onglet, setOnglet] = useState(correction ? 'reponse' : 'dossier');
  const [montree, setMontree] = useState<Montree>();
  const calme = useCalme();
  const schemas = useHistoriqueLecture(lecture.id, calme).data?.schemas ?? AUCUN;
  const montrer = (cible: Cible) => setMontree((avant) => ({ cible, fois: (avant?.fois ?? 0) + 1 }));
  const debut = useRef<HTMLTextAreaElement>(null);
  // The field is there once its tab is.
  const [aEcrire, setAEcrire] = useState(0);
  useEffect(() => {
    if (aEcrire > 0) debut.current?.focus();
  }, [aEcrire]);
  useRaccourcis(
    {
      'maj+a': () => {
        setOnglet('reponse');
        setAEcrire((fois) => fois + 1);
      },
    },
    { actif: true },
  );
  const { demande } = lecture;
  const images = useMemo(() => imagesDe(lecture), [lecture]);
  const anterieures = useMemo(() => imagesAnterieures(schemas), [schemas]);

  async function relire() {
    try {
      await brouillon.enregistrer();
      await naviguer(`/lectures/${lecture.id}/${correction ? 'correction/' : ''}relecture`);
    } catch {
      // The state of the draft already says it.
    }
  }

  const retour = correction
    ? { href: `/comptes-rendus/${lecture.compteRenduId}`, label: T.compteRendu }
    : { href: '/lectures', label: T.retourListe };
  return (
    <Page
      title={nomPatient(demande)}
      lead={
        <>
          <span>{[etatCivil(demande), demande.structure.nom].join(' · ')}</span>
          {correction ? (
            <Status tone="attention" icon={<PenLine aria-hidden="true" />}>
              {T.correctionEnCours}
            </Status>
          ) : (
            <>
              <Echeance
                echeance={demande.echeance}
                echeancePhrase={lecture.echeancePhrase}
                enRetard={lecture.enRetard}
                groupe="A_LIRE"
              />
              <Urgence urgence={demande.urgence} />
            </>
          )}
        </>
      }
      back={retour}
      width="full"
      actions={
        <>
          <EtatBrouillonVu etat={brouillon.etat} onRecharger={() => window.location.reload()} />
          <ActionsCas
            lecture={lecture}
            chart={brouillon.chart.chart}
            correction={correction}
            onRelire={() => void relire()}
          />
        </>
      }
    >
      <div className={styles.cas} data-densite="bureau" data-salle-pleine="">
        <SalleDeLecture
          images={images}
          enPreparation={imagesAttendues(lecture)}
          anterieures={anterieures}
          montree={montree}
          lecture={brouillon.chart}
          gestes={gestesDuCas(lecture, correction)}
        >
          <ConsentementAttendu lecture={lecture} />
          {lecture.complement && (
            <Banner kind="info" title={T.attente}>
              {T.attenteTexte}
            </Banner>
          )}
          <Tabs
            label={T.volet}
            selectedKey={onglet}
            onSelectionChange={(cle) => setOnglet(String(cle))}
            tabs={[
              { id: 'dossier', label: T.onglets.dossier, content: <VoletDossier lecture={lecture} /> },
              {
                id: 'reponse',
                label: T.onglets.reponse,
                content: (
                  <FormulaireReponse
                    chart={brouillon.chart.chart}
                    reponse={brouillon.reponse}
                    ecrire={brouillon.ecrire}
                    quotaPhrase={lecture.quotaPhrase}
                    debut={debut}
                    onLieu={montrer}
                  />
                ),
              },
              {
                id: 'avant',
                label: T.onglets.avant,
                ...(schemas.length > 0 ? { count: schemas.length } : {}),
                content: (
                  <HistoriqueBouche
                    schemas={schemas}
                    enCours={brouillon.chart.chart}
                    vide={TEXTES_BOUCHE.vide}
                    onLieu={montrer}
                  />
                ),
              },
            ]}
          />
        </SalleDeLecture>
      </div>
    </Page>
  );
}

const AUCUN: readonly SchemaSigneT[] = [];

/** A second after the case is there: what may wait leaves the line to the first picture. */
function useCalme() {
  const [calme, setCalme] = useState(false);
  useEffect(() => {
    const minuterie = setTimeout(() => setCalme(true), 1_200);
    return () => clearTimeout(minuterie);
  }, []);
  return calme;
}

/** The keys of the case that do something now: the help shows no other. */
function gestesDuCas(
  { evenements }: LectureLueT,
  correction: boolean,
): readonly (readonly [string, string])[] {
  const ecrire = [RACCOURCIS_CAS.ecrire, T.ecrireReponse] as const;
  if (correction) return [ecrire, [RACCOURCIS_CAS.relire, T.relireCorrection]];
  const tous = [
    ['ACCEPTER', RACCOURCIS_CAS.prendre, T.prendre],
    ['DEMANDER_COMPLEMENT', RACCOURCIS_CAS.complement, T.complement],
    ['REFUSER', RACCOURCIS_CAS.refuser, T.refuser],
    ['RENDRE', RACCOURCIS_CAS.relire, T.relire],
  ] as const;
  const possibles = tous.filter(([evenement]) => evenements.includes(evenement));
  return [ecrire, ...possibles.map(([, touche, libelle]) => [touche, libelle] as const)];
}
