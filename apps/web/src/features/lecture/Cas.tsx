import type { LectureLueT } from '@orapont/contract/lecture';
import { lireMedia } from '@orapont/contract/media';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { adresse } from '../../kernel/call.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Page } from '../../ui/Page.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { ActionsCas } from './ActionsCas.tsx';
import styles from './Cas.module.css';
import { Echeance, Urgence } from './Echeance.tsx';
import { EtatBrouillonVu } from './EtatBrouillonVu.tsx';
import { FormulaireReponse } from './FormulaireReponse.tsx';
import { etatCivil, nomPatient } from './patient.ts';
import { SalleDeLecture } from './salle/SalleDeLecture.tsx';
import { T } from './textes.ts';
import { useBrouillon } from './useBrouillon.ts';
import { VoletDossier } from './VoletDossier.tsx';
import type { ImageDeLecture } from './visionneuse/modele.ts';

/** The reading room of one case: pictures, chart, then who and why, and the answer. */
export function Cas({ lecture }: { readonly lecture: LectureLueT }) {
  const brouillon = useBrouillon(lecture);
  const naviguer = useNavigate();
  const [onglet, setOnglet] = useState('dossier');
  const { demande } = lecture;

  async function relire() {
    try {
      await brouillon.enregistrer();
      await naviguer(`/lectures/${lecture.id}/relecture`);
    } catch {
      // The state of the draft already says it.
    }
  }

  return (
    <Page
      title={nomPatient(demande)}
      lead={[etatCivil(demande), demande.structure.nom].join(' · ')}
      back={{ href: '/lectures', label: T.retourListe }}
      width="full"
      actions={<ActionsCas lecture={lecture} onRelire={() => void relire()} />}
    >
      <div className={styles.cas} data-densite="bureau" data-salle-pleine="">
        <SalleDeLecture
          images={imagesDe(lecture)}
          lecture={brouillon.chart}
          entete={
            <div className={styles.bandeau}>
              <Echeance
                echeance={demande.echeance}
                echeancePhrase={lecture.echeancePhrase}
                enRetard={lecture.enRetard}
                groupe="A_LIRE"
              />
              <Urgence urgence={demande.urgence} />
              <span className={styles.etape}>{lecture.etatLibelle}</span>
              <EtatBrouillonVu etat={brouillon.etat} onRecharger={() => window.location.reload()} />
            </div>
          }
        >
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

function imagesDe({ id: acte, images }: LectureLueT): readonly ImageDeLecture[] {
  return images.map((image) => {
    const url = (rendu: 'vignette' | 'lecture' | 'original') =>
      adresse(lireMedia, { id: image.id, rendu }, { acte, v: image.version });
    return {
      id: image.id,
      vue: { code: image.vue, libelle: image.vueLibelle },
      urlVignette: url('vignette'),
      urlLecture: url('lecture'),
      urlOriginal: url('original'),
      largeur: image.largeur,
      hauteur: image.hauteur,
      miroir: image.miroir,
      rotation: image.rotation,
      modalite: image.modalite,
    };
  });
}
