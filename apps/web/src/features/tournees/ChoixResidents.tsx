import type { LigneDossierT } from '@orapont/contract/dossier';
import { formaterDate } from '@orapont/domain/dates';
import { normaliserNom } from '@orapont/domain/identite/nom';
import { RESIDENTS_MAX } from '@orapont/domain/tournee/residents';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState } from 'react';
import liste from '../../personne/Liste.module.css';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Lu } from './Lu.tsx';
import type { Plan } from './plan.ts';
import { useResidents } from './requetes.ts';
import styles from './Tournees.module.css';
import { T } from './textes.ts';

type Choisis = Plan['residents'];

interface Props {
  readonly siteId: string;
  readonly choisis: Choisis;
  readonly erreur: string | undefined;
  readonly onChoisir: (residents: Choisis) => void;
}

/** Whom to see: ticked by room, then put in another order when the corridor asks for it. */
export function ChoixResidents({ siteId, choisis, erreur, onChoisir }: Props) {
  const lecture = useResidents(siteId);
  return (
    <section aria-labelledby="qui" className={liste['groupe']}>
      <h2 id="qui" className={liste['titre']}>
        {T.qui}
      </h2>
      <p className={styles['discret']}>{T.quiAide(RESIDENTS_MAX)}</p>
      {erreur && <Banner kind="danger" title={erreur} isLive />}
      <Lu lecture={lecture}>
        {(dossiers) => (
          <Liste
            dossiers={dossiers.filter(({ decesLe }) => decesLe === null)}
            choisis={choisis}
            onChoisir={onChoisir}
          />
        )}
      </Lu>
    </section>
  );
}

interface ListeProps extends Pick<Props, 'choisis' | 'onChoisir'> {
  readonly dossiers: readonly LigneDossierT[];
}

/** A home of hundreds is not drawn whole: its names are found by typing them. */
const MONTRES = 120;

const neuf = (dossierId: string): Choisis[number] => ({ dossierId, protocole: null, motif: 'BILAN_TOURNEE' });

function Liste({ dossiers, choisis, onChoisir }: ListeProps) {
  const [q, setQ] = useState('');
  const [montres, setMontres] = useState(MONTRES);
  const mots = normaliserNom(q);
  const visibles = dossiers.filter((dossier) => normaliserNom(nomDe(dossier)).includes(mots));
  const caches = Math.max(0, visibles.length - montres);
  const complete = choisis.length >= RESIDENTS_MAX;
  const est = new Set(choisis.map(({ dossierId }) => dossierId));
  /** A newcomer takes his place by room; those who are there keep their order. */
  const basculer = (id: string, oui: boolean) =>
    onChoisir(oui ? inserer(choisis, id, dossiers) : choisis.filter(({ dossierId }) => dossierId !== id));
  return (
    <>
      <div className={styles['barre']}>
        <SearchField label={T.filtrer} value={q} onChange={setQ} maxLength={60} />
        <Button
          variant="secondary"
          onPress={() => onChoisir(dossiers.slice(0, RESIDENTS_MAX).map(({ id }) => neuf(id)))}
        >
          {dossiers.length > RESIDENTS_MAX ? T.premieres(RESIDENTS_MAX) : T.toutes}
        </Button>
        <Button variant="quiet" isDisabled={choisis.length === 0} onPress={() => onChoisir([])}>
          {T.aucun}
        </Button>
      </div>
      {visibles.length === 0 && <p className={styles['discret']}>{T.personneIci}</p>}
      <ul className={styles['choix']}>
        {visibles.slice(0, montres).map((dossier) => (
          <li key={dossier.id}>
            <Checkbox
              label={`${dossier.chambre || '?'} · ${nomDe(dossier)}`}
              help={`${T.ne(formaterDate(dossier.dateNaissance))}${dossier.homonyme ? ` · ${T.homonyme}` : ''}`}
              isSelected={est.has(dossier.id)}
              isDisabled={complete && !est.has(dossier.id)}
              onChange={(oui) => basculer(dossier.id, oui)}
            />
          </li>
        ))}
      </ul>
      {caches > 0 && (
        <Button variant="secondary" onPress={() => setMontres(montres + MONTRES)}>
          {T.montrerSuite(Math.min(caches, MONTRES), visibles.length)}
        </Button>
      )}
      <p role="status">
        <strong>{T.choisies(choisis.length)}</strong>
        {complete && ` ${T.complete(RESIDENTS_MAX)}`}
      </p>
      {choisis.length > 1 && (
        <Disclosure title={T.ordre}>
          <Ordre dossiers={dossiers} choisis={choisis} onChoisir={onChoisir} />
        </Disclosure>
      )}
    </>
  );
}

const nomDe = ({ nomUtilise, nomNaissance, prenom }: LigneDossierT) =>
  `${(nomUtilise ?? nomNaissance).toLocaleUpperCase('fr')} ${prenom}`;

function inserer(choisis: Choisis, id: string, dossiers: readonly LigneDossierT[]): Choisis {
  const place = (dossierId: string) => dossiers.findIndex((dossier) => dossier.id === dossierId);
  const avant = choisis.findIndex(({ dossierId }) => place(dossierId) > place(id));
  return avant === -1 ? [...choisis, neuf(id)] : choisis.toSpliced(avant, 0, neuf(id));
}

function Ordre({ dossiers, choisis, onChoisir }: ListeProps) {
  const deplacer = (rang: number, pas: -1 | 1) => {
    const resident = choisis[rang];
    if (resident) onChoisir(choisis.toSpliced(rang, 1).toSpliced(rang + pas, 0, resident));
  };
  return (
    <ol className={styles['ordre']}>
      {choisis.map(({ dossierId }, rang) => {
        const dossier = dossiers.find(({ id }) => id === dossierId);
        const nom = dossier ? nomDe(dossier) : T.partie;
        return (
          <li key={dossierId} className={styles['rang']}>
            <span className={styles['numero']}>{rang + 1}</span>
            <span>
              {dossier?.chambre && `${dossier.chambre} · `}
              {nom}
            </span>
            <span className={styles['gestes']}>
              <IconButton
                label={T.monter(nom)}
                icon={<ArrowUp aria-hidden="true" />}
                isDisabled={rang === 0}
                onPress={() => deplacer(rang, -1)}
              />
              <IconButton
                label={T.descendre(nom)}
                icon={<ArrowDown aria-hidden="true" />}
                isDisabled={rang === choisis.length - 1}
                onPress={() => deplacer(rang, 1)}
              />
            </span>
          </li>
        );
      })}
    </ol>
  );
}
