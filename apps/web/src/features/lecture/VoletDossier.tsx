import type { DemandeFigeeT } from '@orapont/contract/demande-figee';
import { exporterAnonyme } from '@orapont/contract/imagerie';
import type { LectureLueT } from '@orapont/contract/lecture';
import { LIBELLE_SITE } from '@orapont/domain/bouche/muqueuse';
import { vuesSansLumiereBlanche } from '@orapont/domain/captation/medias';
import { ageA, formaterDate, jourParis } from '@orapont/domain/dates';
import {
  type Consommation,
  type DonneesSante,
  LIBELLE_ANCIENNETE,
  LIBELLE_SITUATION,
  type Lignes,
  SITUATIONS,
} from '@orapont/domain/sante/donnees';
import { History, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { AvisTexteDeLActe } from '../../imagerie/AvisTexte.tsx';
import { ExporterAnonyme } from '../../imagerie/ExporterAnonyme.tsx';
import { adresse } from '../../kernel/call.ts';
import { EvaluationsCitees } from '../../personne/EvaluationsCitees.tsx';
import { TEXTES_PERSONNE } from '../../personne/textes.ts';
import { vuesManquantes } from '../../sante/vues-manquantes.ts';
import { Banner } from '../../ui/Banner.tsx';
import { type Description, DescriptionList } from '../../ui/DescriptionList.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { Timeline } from '../../ui/Timeline.tsx';
import { DemandeRecue } from './DemandeRecue.tsx';
import { dateHeure } from './temps.ts';
import { T } from './textes.ts';
import styles from './VoletDossier.module.css';

/** Who, why, what to beware of, who agreed, what happened: everything that was sent, nothing more. */
export function VoletDossier({ lecture }: { readonly lecture: LectureLueT }) {
  const { demande, historique } = lecture;
  return (
    <div className={styles.volet}>
      <Alertes demande={demande} />
      <Partie titre={T.pourquoi}>
        <p className={styles.motif}>
          <strong>{demande.motif.libelle}</strong>
        </p>
        {demande.motif.precision && <p>{demande.motif.precision}</p>}
        {demande.question && (
          <blockquote className={styles.question} aria-label={T.question}>
            {demande.question}
          </blockquote>
        )}
        <DescriptionList items={pourquoi(lecture)} />
      </Partie>
      {demande.lesion && (
        <Partie titre={T.lesion}>
          <DescriptionList items={lesion(demande.lesion)} />
        </Partie>
      )}
      {demande.complements.length > 0 && (
        <Partie titre={T.complements}>
          {demande.complements.map(({ le, texte }) => (
            <p key={le}>
              <strong>{dateHeure(le)}</strong> {texte}
            </p>
          ))}
        </Partie>
      )}
      {demande.recue ? (
        <DemandeRecue recue={demande.recue} />
      ) : (
        <Disclosure title={T.sante} isOpen>
          <DescriptionList items={sante(demande.sante)} />
        </Disclosure>
      )}
      {demande.evaluations && (
        <Disclosure title={TEXTES_PERSONNE.evaluations} isOpen>
          <EvaluationsCitees evaluations={demande.evaluations} />
        </Disclosure>
      )}
      <Disclosure title={T.personne}>
        <DescriptionList items={personne(demande)} />
      </Disclosure>
      <Disclosure title={T.accord}>
        {demande.consentement.phrases.map((phrase) => (
          <p key={phrase}>{phrase}</p>
        ))}
        {demande.lien && <p>{demande.lien.phrase}</p>}
      </Disclosure>
      <Disclosure title={T.historique}>
        <Timeline
          entries={historique.map(({ id, libelle, le, par, precision }) => ({
            id,
            title: libelle,
            date: `${dateHeure(le)}, ${par}`,
            dateTime: le,
            icon: <History aria-hidden="true" />,
            ...(precision ? { children: precision } : {}),
          }))}
        />
      </Disclosure>
      <ExporterAnonyme
        href={adresse(exporterAnonyme, { id: lecture.id })}
        avis={<AvisTexteDeLActe acteId={lecture.id} />}
      />
    </div>
  );
}

function Alertes({ demande: { alertes, recue } }: { readonly demande: DemandeFigeeT }) {
  if (recue) return <p className={styles.discret}>{T.recueAlertes}</p>;
  if (alertes.length === 0) return <p className={styles.discret}>{T.aucuneAlerte}</p>;
  const danger = alertes.some(({ niveau }) => niveau === 'DANGER');
  return (
    <Banner kind={danger ? 'danger' : 'attention'} title={T.alertes}>
      <ul className={styles.alertes}>
        {alertes.map(({ code, phrase, source, niveau }) => (
          <li key={code} title={source}>
            {niveau === 'DANGER' && <TriangleAlert aria-hidden="true" />} {phrase}
          </li>
        ))}
      </ul>
    </Banner>
  );
}

function Partie({ titre, children }: { readonly titre: string; readonly children: ReactNode }) {
  return (
    <section className={styles.partie}>
      <h3>{titre}</h3>
      {children}
    </section>
  );
}

const items = (paires: readonly (readonly [string, string | null | undefined])[]): Description[] =>
  paires.flatMap(([term, definition]) => (definition ? [{ term, definition }] : []));

const nom = ({ prenom, nom: famille }: { prenom: string; nom: string }) => `${prenom} ${famille}`.trim();

function pourquoi({ demande, images }: LectureLueT): Description[] {
  const { requerant, structure, preparePar } = demande;
  const seules = vuesSansLumiereBlanche(images.map(({ vueLibelle: vue, modalite }) => ({ vue, modalite })));
  return items([
    ['Signes d’alerte', demande.drapeaux.map(({ libelle }) => libelle).join(', ')],
    ['Délai choisi', demande.urgenceMotif],
    ['Demandé par', `${nom(requerant)}, ${requerant.professionLibelle}, ${structure.nom}`],
    ['Préparé par', preparePar && `${nom(preparePar)}, ${preparePar.professionLibelle}`],
    ['Envoyé le', dateHeure(demande.envoyeLe)],
    // Whoever sent pictures by mail did not always take them.
    [
      demande.recue ? T.images_de : T.images_par,
      [...new Set(demande.medias.map(({ auteur }) => nom(auteur)))].join(', '),
    ],
    [T.priseDeVues, demande.captation?.phrase ?? ''],
    [T.vuesManquantes, vuesManquantes(demande)],
    [T.fluorescenceSeule, seules.join(', ')],
  ]);
}

const OUI_NON = { OUI: 'oui', NON: 'non', NON_EXAMINEE: 'non examinée' } as const;

function lesion(l: NonNullable<DemandeFigeeT['lesion']>): Description[] {
  return items([
    ['Site', l.site && LIBELLE_SITE[l.site]],
    ['Taille', l.tailleMm === null ? null : `${l.tailleMm}\u00a0mm`],
    ['Depuis', l.depuis],
    ['Aspect', l.aspect],
    ['Induration', OUI_NON[l.induration]],
    ['Adénopathie', OUI_NON[l.adenopathie]],
    ['Facteurs de risque', l.facteurs.join(', ')],
  ]);
}

function personne({ patient, structure }: DemandeFigeeT): Description[] {
  const age = ageA(patient.dateNaissance, jourParis(new Date().toISOString()));
  return items([
    ['Nom de naissance', patient.nomNaissance],
    ['Prénoms', patient.prenoms.join(', ')],
    ['Naissance', `${formaterDate(patient.dateNaissance)} (${age} ans)`],
    ['Séjour', patient.sejour],
    ['Établissement', [structure.nom, structure.categorieLibelle].filter(Boolean).join(', ')],
    [
      'Représentant',
      patient.representant && `${patient.representant.identite}, ${patient.representant.qualite}`,
    ],
    ['À savoir pour l’approcher', patient.profilSensoriel],
    ['Mon espace santé', patient.oppositionMes && `Opposition\u00a0: ${patient.oppositionMes}`],
  ]);
}

function sante(donnees: DonneesSante): Description[] {
  const oui = SITUATIONS.filter((s) => donnees.situations[s] === 'OUI').map((s) => LIBELLE_SITUATION[s]);
  return items([
    ['Plainte', plainte(donnees.plainte)],
    ['Allergies', lignes(donnees.allergies)],
    ['Traitements', lignes(donnees.traitements)],
    ['Antécédents', lignes(donnees.antecedents)],
    ['Situations à risque', oui.join('\u202f; ') || 'aucune signalée'],
    ['Tabac', consommation(donnees.tabac)],
    ['Alcool', consommation(donnees.alcool)],
    ['Recueilli le', formaterDate(donnees.recueilliesLe)],
  ]);
}

function plainte(dite: DonneesSante['plainte']): string {
  if (dite === 'AUCUNE_PLAINTE') return 'aucune plainte exprimée';
  if (dite === 'NON_RENSEIGNE') return 'non renseignée';
  return [
    dite.description,
    LIBELLE_ANCIENNETE[dite.depuis],
    dite.tailleMm === null ? '' : `${dite.tailleMm}\u00a0mm`,
    dite.douleurEva === null ? '' : `douleur ${dite.douleurEva}/10`,
  ]
    .filter(Boolean)
    .join(', ');
}

function lignes(dites: Lignes): string {
  if (dites === 'AUCUN_CONNU') return 'aucun connu';
  if (dites === 'NON_RENSEIGNE') return 'non renseigné';
  return dites.map(({ libelle }) => libelle).join('\u202f; ');
}

const CONSOMMATIONS = {
  NON: 'non',
  ARRETEE: 'arrêté',
  OUI: 'oui',
  NE_SAIT_PAS: 'ne sait pas',
  NON_RENSEIGNE: 'non renseigné',
} as const;

const consommation = ({ etat, precision }: Consommation) =>
  [CONSOMMATIONS[etat], precision].filter(Boolean).join(', ');
