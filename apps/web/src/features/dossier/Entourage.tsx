import type { DossierT } from '@orapont/contract/dossier';
import { LIBELLES_QUALITE, type RepresentantT } from '@orapont/contract/dossier-fiche';
import { LIBELLES_CAPACITE, LIBELLES_MESURE } from '@orapont/domain/consentement/capacite';
import { formaterDate } from '@orapont/domain/dates';
import { Pencil, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Stack } from '../../ui/Stack.tsx';
import styles from './Dossier.module.css';
import { RepresentantDialogue } from './RepresentantDialogue.tsx';
import { TEXTES as T } from './textes.ts';

/** The protection of the person, who decides by the law, and whom to call. */
export function Entourage({ dossier }: { readonly dossier: DossierT }) {
  const [ouvert, setOuvert] = useState<RepresentantT>();
  const { fiche, decideurs, representants, droits, id } = dossier;
  return (
    <Card title={T.protectionTitre}>
      <Stack gap="small">
        <DescriptionList
          items={[
            { term: T.mesure, definition: LIBELLES_MESURE[fiche.protection] },
            { term: T.apte, definition: fiche.apteAExprimer ? T.oui : T.non },
            {
              term: T.quiDecide,
              definition: decideurs.map((capacite) => LIBELLES_CAPACITE[capacite]).join('\u202f; '),
            },
          ]}
        />
        {representants.length === 0 && <p className={styles['discret']}>{T.aucunEntourage}</p>}
        <ul className={styles['rangees']}>
          {representants.map((personne) => (
            <li key={personne.id} className={styles['rangee']}>
              <Personne personne={personne} />
              {droits.modifier && (
                <IconButton
                  label={T.modifierNom(`${personne.prenom} ${personne.nom}`.trim())}
                  icon={<Pencil aria-hidden="true" />}
                  onPress={() => setOuvert(personne)}
                />
              )}
            </li>
          ))}
        </ul>
        {droits.modifier && (
          <div>
            <Button
              variant="secondary"
              icon={<UserPlus aria-hidden="true" />}
              onPress={() => setOuvert(vierge())}
            >
              {T.ajouterPersonne}
            </Button>
          </div>
        )}
      </Stack>
      {ouvert && (
        <RepresentantDialogue
          key={ouvert.id}
          dossierId={id}
          initial={ouvert}
          fermer={() => setOuvert(undefined)}
        />
      )}
    </Card>
  );
}

function Personne({ personne }: { readonly personne: RepresentantT }) {
  const { prenom, nom, qualite, telephone, courriel, finLe } = personne;
  return (
    <span className={styles['qui']}>
      <span>{`${prenom} ${nom}`.trim()}</span>
      <span className={styles['details']}>
        {LIBELLES_QUALITE[qualite]}
        {personne.representationPersonne && ' · représentation relative à la personne'}
        {finLe && ` · mission terminée le ${formaterDate(finLe)}`}
      </span>
      {telephone && <a href={`tel:${telephone.replaceAll(' ', '')}`}>{telephone}</a>}
      {courriel && <a href={`mailto:${courriel}`}>{courriel}</a>}
    </span>
  );
}

const vierge = (): RepresentantT => ({
  id: uuidv7(),
  qualite: 'PERSONNE_CONFIANCE',
  nom: '',
  prenom: '',
  representationPersonne: false,
  telephone: null,
  courriel: null,
  finLe: null,
});
